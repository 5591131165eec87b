#include "stemming/reform.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "stemming/compound.hpp"
#include "stemming/lexicon.hpp"
#include "stemming/stem.hpp"

namespace nachlese::text {

namespace {

constexpr std::size_t kLongestUnified = 80;  // bytes; longer words stay as they are

constexpr std::size_t kShortestCompound = 7;  // www is no compound

bool is_consonant(char c) {
  return std::string_view("bcdfghjklmnpqrstvwxyz").find(c) != std::string_view::npos;
}

bool is_inflection(std::string_view ending) {
  constexpr std::array<std::string_view, 9> kInflections = {"",   "s",  "e",  "en", "n",
                                                            "es", "er", "em", "st"};
  return std::find(kInflections.begin(), kInflections.end(), ending) != kInflections.end();
}

// True for the last of exactly three equal consonants inside a word.
bool is_third(std::string_view word, std::size_t at) {
  const auto same = [&](std::size_t i) { return word[i] == word[at]; };
  return at >= 2 && at + 1 < word.size() && is_consonant(word[at]) && same(at - 1) &&
         same(at - 2) && !same(at + 1) && (at == 2 || !same(at - 3));
}

struct Match {
  std::size_t size = 0;  // bytes of the written form
  std::string_view form;
};

// False if no pair starts with the three bytes at `start`; most words fail here.
bool may_start_pair(const char* start) {
  static const std::string_view bits =
      Lexicon::get().reform.find({&kReformStart, 1}).value_or(std::string_view());
  const auto bit = reform_start_bit(start);
  return bit / 8 < bits.size() &&
         (static_cast<unsigned char>(bits[bit / 8]) >> (bit % 8) & 1U) != 0;
}

// The longest pair of the table that matches the word at `at`.
Match find_pair(std::string_view word, std::size_t at) {
  constexpr std::size_t kStart = 3, kLongest = 15;
  const auto& table = Lexicon::get().reform;
  if (at + kStart > word.size() || !may_start_pair(word.data() + at)) return {};
  std::array<char, kLongest + 2> key{};
  std::copy_n(word.begin() + static_cast<std::ptrdiff_t>(at), kStart, key.begin());
  key[kStart] = kReformStart;
  const auto mask = table.find({key.data(), kStart + 1});
  if (!mask) return {};  // none starts with these letters
  const auto lengths = static_cast<unsigned char>((*mask)[0]) |
                       static_cast<unsigned>(static_cast<unsigned char>((*mask)[1])) << 8;
  for (auto n = std::min(kLongest, word.size() - at); n >= kStart; --n) {
    if ((lengths >> n & 1U) == 0) continue;
    const std::string part(word.substr(at, n));
    auto form = table.find(part);
    if (!form && at == 0) form = table.find("^" + part);
    if (!form && is_inflection(word.substr(at + n))) {
      form = table.find(part + "$");
      if (!form && at == 0) form = table.find("^" + part + "$");
    }
    if (form) return {n, *form};
  }
  return {};
}

void put_letter(ModernForm& out, char c, std::size_t written) {
  out.text.push_back(c);
  out.written.push_back(static_cast<std::uint16_t>(written));
}

}  // namespace

bool unify_reformed(std::string_view surface, ModernForm& out) {
  if (surface.size() > kLongestUnified) return false;
  out.text.clear();
  out.written.clear();
  for (std::size_t i = 0; i < surface.size();) {
    if (const auto match = find_pair(surface, i); match.size != 0) {
      for (std::size_t k = 0; k < match.form.size(); ++k)
        put_letter(out, match.form[k], i + std::min(k, match.size - 1));
      i += match.size;
      continue;
    }
    const bool third = surface.size() >= kShortestCompound && is_third(surface, i);
    if (!third) put_letter(out, surface[i], i);
    ++i;
  }
  out.written.push_back(static_cast<std::uint16_t>(surface.size()));
  return out.text != surface;
}

bool restore_third_consonant(std::string_view surface, ModernForm& out) {
  if (surface.size() < kShortestCompound || surface.size() > kLongestUnified) return false;
  std::string stem;
  stem_by_rules(surface, WordClass::er_noun, stem);
  if (Lexicon::get().whole.has(stem)) return false;
  std::vector<CompoundPart> parts;
  for (std::size_t i = 2; i + 3 < surface.size(); ++i) {
    if (surface[i] != surface[i + 1] || !is_consonant(surface[i]) ||
        std::string_view("aeiou").find(surface[i + 2]) == std::string_view::npos)
      continue;
    const auto front = surface.substr(0, i + 2);  // before anything slow
    if (!find_word(front) && !find_modifier(front)) continue;
    auto restored = std::string(surface);
    restored.insert(i, 1, surface[i]);
    split_compound(restored, {}, parts);
    const bool joint = std::any_of(parts.begin(), parts.end(),
                                   [&](const CompoundPart& part) { return part.begin == i + 2; });
    if (!joint) continue;
    out.text = restored;
    out.written.clear();
    for (std::size_t k = 0; k <= restored.size(); ++k)
      out.written.push_back(static_cast<std::uint16_t>(k <= i + 2 ? k : k - 1));
    return true;
  }
  return false;
}

}  // namespace nachlese::text
