#include "stemming/compound.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "stemming/lexicon.hpp"
#include "stemming/stem.hpp"

namespace nachlese::text {

namespace {

constexpr std::size_t kShortest = 6;
constexpr std::size_t kLongest = 80;
// Least evidence of a split, in nats of compounds that attest modifier and head, for parts of three letters; less for each further
// letter, up to eight. Tuned on tests/relevance/compounds.tsv: precision and recall change by less than 0.02 around these.
constexpr double kThreshold = 4.7;
constexpr double kPerModifierLetter = 0.5;
constexpr double kPerHeadLetter = 0.6;
constexpr double kLetters = 5;
constexpr double kPenalty = 0.5;         // per unit of an unusual way of joining
constexpr std::uint32_t kNameLeast = 5;  // occurrences of a name before it may be a modifier

struct Split {
  std::size_t at = 0;
  double score = 0;
  std::string base;  // of the modifier
};

std::size_t count_letters(std::string_view s) {
  std::size_t n = 0;
  for (const char c : s) n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return n;
}

bool ends_with(std::string_view s, std::string_view ending) {
  return s.size() > ending.size() && s.substr(s.size() - ending.size()) == ending;
}

// How many compounds end in this head (or in a form of it that the lexicon does not list); none if it can't be a head.
std::optional<double> head_evidence(std::string_view head) {
  const auto& lexicon = Lexicon::get();
  if (lexicon.no_heads.has(head)) return std::nullopt;
  if (count_letters(head) < 4 && !lexicon.short_parts.has(head)) return std::nullopt;
  if (const auto word = find_word(head)) {
    if (!word->head) return std::nullopt;
    return word->compounds;
  }
  for (const std::string_view ending : {"s", "es", "n", "en", "e", "er", "ern"}) {
    if (!ends_with(head, ending)) continue;
    const auto base = head.substr(0, head.size() - ending.size());
    const auto word = count_letters(base) >= 4 && !lexicon.no_heads.has(base) ? find_word(base) : std::nullopt;
    if (word && word->head) return word->compounds;
  }
  return std::nullopt;
}

struct ModifierEvidence {
  double score = 0;
  std::string base;
};

std::optional<ModifierEvidence> modifier_evidence(std::string_view m, bool known_word) {
  const auto& lexicon = Lexicon::get();
  if (const auto found = find_modifier(m)) {
    const double others = found->compounds > 0 && known_word ? found->compounds - 1 : found->compounds;
    return ModifierEvidence{std::log1p(others) - kPenalty * found->penalty,
                            std::string(m.substr(0, m.size() - found->cut)).append(found->append)};
  }
  if (lexicon.no_modifiers.has(m) || count_letters(m) < 4) return std::nullopt;
  for (const std::string_view link : {"", "s", "n", "en", "es"}) {
    if (!link.empty() && !ends_with(m, link)) continue;
    const auto base = m.substr(0, m.size() - link.size());
    const auto word = find_word(base);
    const bool noun = word && word->upper >= kNameLeast && word->upper > 2 * word->lower && count_letters(base) >= 4;
    if (noun && !lexicon.function_words.has(base)) return ModifierEvidence{-kPenalty, std::string(base)};
  }
  return std::nullopt;
}

// A derivation of a verb that has the first part already: Feststellung from feststellen, Teilnehmer from teilnehmen.
bool is_deverbal(std::string_view word) {
  for (const std::string_view ending : {"ung", "ungen", "er", "ern", "ers", "erin", "erinnen"}) {
    if (!ends_with(word, ending)) continue;
    const std::string base(word.substr(0, word.size() - ending.size()));
    if (word_usage(base + "en").lower > 0 || word_usage(base + "n").lower > 0) return true;
  }
  return false;
}

bool stays_whole(std::string_view surface) {
  std::string stem;
  stem_by_rules(surface, WordClass::er_noun, stem);
  if (Lexicon::get().whole.has(stem)) return true;
  const auto word = find_word(surface);
  return (word && (word->surname || word->lower * 4 > word->upper)) || is_deverbal(surface);
}

// Longer parts need less evidence: few words are that long by chance.
double threshold(std::string_view modifier, std::string_view head) {
  const auto letters = [](std::string_view part) { return std::min(kLetters, static_cast<double>(count_letters(part)) - 3); };
  return kThreshold - kPerModifierLetter * letters(modifier) - kPerHeadLetter * letters(head);
}

std::optional<Split> best_split(std::string_view word) {
  if (word.size() < kShortest || word.size() > kLongest || stays_whole(word)) return std::nullopt;
  const bool known = Lexicon::get().words.has(word);
  std::optional<Split> best;
  for (std::size_t i = 2; i + 3 <= word.size(); ++i) {
    if ((static_cast<unsigned char>(word[i]) & 0xC0U) == 0x80U) continue;
    const auto head = head_evidence(word.substr(i));
    if (!head) continue;
    const auto modifier = modifier_evidence(word.substr(0, i), known);
    if (!modifier) continue;
    const double others = known && *head > 0 ? *head - 1 : *head;
    const double score = std::log1p(others) + modifier->score;
    if (score >= threshold(word.substr(0, i), word.substr(i)) && (!best || score > best->score))
      best = Split{i, score, modifier->base};
  }
  return best;
}

void split_range(std::string_view whole, std::size_t begin, std::size_t end, const std::string& base,
                 std::vector<CompoundPart>& out) {
  const auto split = best_split(base);
  // A split inside the base is one inside the written part as far as both have the same letters there.
  if (!split || begin + split->at >= end || whole.substr(begin, split->at) != std::string_view(base).substr(0, split->at)) {
    out.push_back({begin, end, base});
    return;
  }
  split_range(whole, begin, begin + split->at, split->base, out);
  split_range(whole, begin + split->at, end, base.substr(split->at), out);
}

}  // namespace

void split_compound(std::string_view surface, std::vector<CompoundPart>& out) {
  out.clear();
  split_range(surface, 0, surface.size(), std::string(surface), out);
  if (out.size() < 2) out.clear();
}

}  // namespace nachlese::text
