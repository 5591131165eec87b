#include "stemming/adjectival.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "stemming/endings.hpp"
#include "stemming/lexicon.hpp"
#include "stemming/stem.hpp"

namespace nachlese::text {

namespace {

constexpr std::size_t kShortestVerb = 5;  // bytes

Usage usage_with(std::string_view base, std::string_view ending) {
  return word_usage(std::string(base).append(ending));
}

// The noun's genitive in -ers is known, as of Lehrer and Gläubiger.
bool has_noun_genitive(std::string_view base) { return usage_with(base, "ers").total() > 0; }

// Its neuter or dative is written in lower case, as of adjectives.
bool is_known_adjective(std::string_view base) {
  return usage_with(base, "em").lower + usage_with(base, "es").lower +
             usage_with(base, "em").upper >
         0;
}

bool is_lower_word(std::string_view word) {
  const auto usage = word_usage(word);
  return usage.lower > usage.upper;
}

// reisend-, studierend-, kulturschaffend-: an infinitive and d, also behind another word.
bool is_present_participle(std::string_view base) {
  if (!has_ending(base, "end") && !has_ending(base, "ernd") && !has_ending(base, "elnd"))
    return false;
  constexpr std::uint32_t kVerbLeast = 20;  // Reisen is a frequent noun, too
  if (is_lower_word(base)) return true;
  const auto infinitive = base.substr(0, base.size() - 1);
  if (word_usage(infinitive).lower >= kVerbLeast) return true;
  for (std::size_t i = 0; i + kShortestVerb <= infinitive.size(); ++i) {
    if (is_lower_word(infinitive.substr(i))) return true;
  }
  return false;
}

// verletzt-, angeklagt-, gefangen-, schwerverletzt-: a participle with ge- or a prefix that has
// none, which the lexicon knows in lower case and declined.
bool is_past_participle(std::string_view base) {
  constexpr std::array<std::string_view, 8> kPrefixes = {"ge",  "be",   "ver", "er",
                                                         "ent", "miss", "zer", "über"};
  constexpr std::size_t kShortest = 6;
  if ((base.back() != 't' && !has_ending(base, "en")) || has_ending(base, "ien")) return false;
  for (std::size_t i = 0; i + kShortest <= base.size(); ++i) {
    const auto rest = base.substr(i);
    const bool prefixed = std::any_of(kPrefixes.begin(), kPrefixes.end(),
                                      [&](std::string_view p) { return rest.starts_with(p); }) ||
                          rest.substr(verb_prefix(rest)).starts_with("ge");
    if (prefixed && is_lower_word(rest) &&
        usage_with(rest, "e").total() + usage_with(rest, "en").total() > 0)
      return true;
  }
  return false;
}

// arbeitslos-, jugendlich-, sachverständig-, einheimisch-.
bool has_adjective_suffix(std::string_view base) {
  constexpr std::size_t kShortest = 5;
  if (base.size() < kShortest) return false;
  for (const std::string_view suffix : {"lich", "los", "heimisch", "iert", "elisch", "alisch",
                                        "ristisch", "krank", "radikal", "weiblich"}) {
    if (has_ending(base, suffix)) return true;
  }
  // Not Steiger; not Verteidiger, whose verb is known.
  return has_ending(base, "ig") && base[base.size() - 3] != 'e' && usage_with(base, "t").lower == 0;
}

}  // namespace

bool declines_like_adjective(std::string_view base) {
  constexpr std::size_t kShortest = 3;
  if (base.size() < kShortest || has_noun_genitive(base)) return false;
  return is_known_adjective(base) || has_adjective_suffix(base) || is_present_participle(base) ||
         is_past_participle(base);
}

}  // namespace nachlese::text
