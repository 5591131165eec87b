#include "searcher/present/prefilter.hpp"

#include <array>
#include <map>

namespace nachlese::search {
namespace {

constexpr std::size_t kBeginning = 5;  // bytes: stems differ from forms in their last letters

// Maps capitals of Latin-1 to small letters, and separates ß from ÿ.
constexpr unsigned char kSmall = 0x20;

// ASCII in lower case, other bytes as they are.
constexpr std::array<char, 256> kLower = [] {
  std::array<char, 256> out{};
  for (int byte = 0; byte < 256; ++byte)
    out[static_cast<std::size_t>(byte)] =
        static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
  return out;
}();

// Lower-cases ASCII and Latin-1, without dots and with ß as ss; leaves other text as it is.
std::string plain(std::string_view text) {
  std::string out(text.size(), '\0');  // it never gets longer
  char* end = out.data();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c != '\xC3' || i + 1 == text.size()) {
      *end++ = kLower[static_cast<unsigned char>(c)];
      continue;
    }
    const auto next = static_cast<unsigned char>(text[++i]);
    const bool is_sharp_s = next == 0x9F;
    switch (next | kSmall) {
      case 0xA4: *end++ = 'a'; break;
      case 0xB6: *end++ = 'o'; break;
      case 0xBC: *end++ = 'u'; break;
      default:
        *end++ = is_sharp_s ? 's' : c;
        *end++ = is_sharp_s ? 's' : static_cast<char>(next | kSmall);
    }
  }
  out.resize(static_cast<std::size_t>(end - out.data()));
  return out;
}

bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }

bool has(const std::string& text, const std::string& letters, bool at_start_of_word) {
  std::size_t at = text.find(letters);
  while (at_start_of_word && at != std::string::npos && at > 0 && is_small_letter(text[at - 1]))
    at = text.find(letters, at + 1);
  return at != std::string::npos;
}

}  // namespace

Prospect::Prospect(const Wanted& wanted) {
  std::map<std::string, Groups> beginnings;
  std::map<std::string, Groups> words;
  const auto add = [&](std::string_view word, std::uint32_t group, bool whole) {
    const std::string letters = plain(word);
    beginnings[letters.substr(0, kBeginning)] |= group_bit(group);
    if (whole) words[letters] |= group_bit(group);
  };
  for (const auto* terms : {&wanted.surfaces, &wanted.stems, &wanted.variants, &wanted.parts}) {
    for (const auto& [term, group] : *terms) add(term, group, terms != &wanted.parts);
  }
  for (const auto& sequence : wanted.sequences) {
    if (sequence.places.empty()) continue;
    for (const auto& form : sequence.places.front()) add(form, sequence.group, true);
  }
  beginnings_.assign(beginnings.begin(), beginnings.end());
  words_.assign(words.begin(), words.end());
}

Prospect::Promise Prospect::in(std::string_view text) const {
  const std::string letters = plain(text);
  Promise out;
  for (const auto& [beginning, groups] : beginnings_) {
    if ((groups & ~out.groups) != 0 && has(letters, beginning, false)) out.groups |= groups;
  }
  for (const auto& [word, groups] : words_) {
    if ((groups & out.groups & ~out.whole) != 0 && has(letters, word, true)) out.whole |= groups;
  }
  return out;
}

}  // namespace nachlese::search
