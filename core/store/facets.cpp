#include "core/store/facets.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/hash.hpp"
#include "core/base/utf8.hpp"
#include "core/store/terms.hpp"

namespace nachlese::store {
namespace {

constexpr std::size_t kIdDigits = 2 * kFacetIdBytes;

}  // namespace

std::string to_digits(FacetId id) { return to_hex(id).substr(16 - kIdDigits); }

std::optional<FacetId> parse_facet_id(std::string_view digits) {
  FacetId id = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), id, 16);
  if (digits.size() != kIdDigits || error != std::errc() || end != digits.data() + digits.size())
    return std::nullopt;
  return id;
}

FacetId facet_id(FacetKind kind, std::string_view folded_value) {
  return static_cast<FacetId>(kind) << kFacetHashBits |
         hash64(folded_value) >> (64U - kFacetHashBits);
}

std::string pack_facets(std::vector<FacetId> ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::string out;
  out.reserve(ids.size() * kFacetIdBytes);
  for (const FacetId id : ids) out += pack_number(id, kFacetIdBytes);
  return out;
}

std::string facet_name_key(FacetId id) {
  return std::string(schema::kFacetNameKey) + to_digits(id);
}

std::vector<std::string_view> name_words(std::string_view folded_name) {
  // An apostrophe, a dot or a hyphen belongs to a word (o'neill, ver.di, müller-arnold).
  constexpr std::string_view kBetween = " ,;:/|()[]{}<>\"!?*+=_";
  constexpr std::string_view kAround = "'.-&";
  std::vector<std::string_view> out;
  const auto split = [](std::string_view text, std::string_view between, const auto& use) {
    while (!text.empty()) {
      const std::string_view piece = text.substr(0, text.find_first_of(between));
      text.remove_prefix(std::min(piece.size() + 1, text.size()));
      if (!piece.empty()) use(piece);
    }
  };
  split(folded_name, kBetween, [&](std::string_view word) {
    const std::size_t begin = word.find_first_not_of(kAround);
    if (begin == std::string_view::npos) {
      out.push_back(word);  // nothing but signs: a name may be one
      return;
    }
    word = word.substr(begin, word.find_last_not_of(kAround) + 1 - begin);
    out.push_back(word);
    if (word.find('-') != std::string_view::npos)
      split(word, "-", [&](std::string_view part) { out.push_back(part); });
  });
  return out;
}

bool leads_to_name(std::string_view folded, bool is_person, std::span<const std::string> names) {
  if (names.empty()) return false;
  const auto words_of = [](std::string_view name) {  // those joined by hyphens one by one
    auto out = name_words(name);
    std::erase_if(out, [](auto word) { return word.find('-') != std::string_view::npos; });
    return out;
  };
  using Words = std::vector<std::string_view>;
  const auto has_all = [](const Words& words, const Words& wanted) {
    return std::ranges::all_of(
        wanted, [&](auto word) { return std::ranges::find(words, word) != words.end(); });
  };
  const Words words = words_of(folded);
  return !words.empty() && std::ranges::any_of(names, [&](const std::string& name) {
    const Words own = words_of(name);
    if (own.empty()) return false;
    return has_all(own, words) || has_all(words, own) ||
           (is_person && has_all(words, {own.back()}));
  });
}

std::string name_word_prefix(std::string_view folded_word) {
  constexpr std::size_t kMaxWordBytes = 200;  // metadata keys are limited like terms
  return std::string(schema::kNameWordKey)
      .append(truncate_utf8(folded_word, kMaxWordBytes))
      .append("\t");
}

std::string name_word_beginning(std::string_view folded_beginning) {
  std::string out = name_word_prefix(folded_beginning);
  out.pop_back();  // the TAB that ends the word
  return out;
}

std::string name_word_key(std::string_view folded_word, FacetId id) {
  return name_word_prefix(folded_word) + to_digits(id);
}

FacetId id_of_name_word_key(std::string_view key) {
  FacetId id = 0;
  if (key.size() >= kIdDigits)
    std::from_chars(key.data() + key.size() - kIdDigits, key.data() + key.size(), id, 16);
  return id;
}

}  // namespace nachlese::store
