#include "stemming/compound.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "stemming/adjectival.hpp"
#include "stemming/endings.hpp"
#include "stemming/lexicon.hpp"
#include "stemming/stem.hpp"

namespace nachlese::text {

namespace {

constexpr std::size_t kShortest = 6;
constexpr std::size_t kShortestOfThree = 10;
constexpr std::size_t kLongestSplit = 80;
// The least score of a split whose parts have three letters, in nats; each further letter of a
// part, up to eight, lowers it. See docs/DECISIONS.md#compound-splitter for the tuning.
constexpr double kThreshold = 4.3;
constexpr double kPerModifierLetter = 0.5;
constexpr double kPerHeadLetter = 0.6;
constexpr double kLetters = 5;
constexpr double kPenalty = 0.5;         // per unit of penalty for an unusual linking form
constexpr std::uint32_t kNameLeast = 3;  // least count of a name that may be a modifier
// For a verb as modifier that no compound of the lexicon has (Zähl|strich).
constexpr double kVerbPenalty = 2;
constexpr std::uint32_t kVerbLeast = 20;
// Of a part that is itself a compound, unknown as a whole (Hörspiel|fans).
constexpr double kInnerEvidence = 1.5;
constexpr std::uint32_t kRareWord = 20;
constexpr double kUserEvidence = 20;  // compounds that attest a word which a user has added

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

// Number of compounds that end in `head`, or in the word of which it is an inflected form. nullopt
// if it cannot be a head.
std::optional<double> head_evidence(std::string_view head, const Extension& extension) {
  const auto& lexicon = Lexicon::get();
  if (extension.has(head)) return kUserEvidence;
  if (lexicon.no_heads.has(head)) return std::nullopt;
  if (count_letters(head) < 4 && !lexicon.short_parts.has(head)) return std::nullopt;
  const auto word = find_word(head);
  if (word && word->head) return word->compounds;
  for (const std::string_view ending : {"s", "es", "n", "en", "e", "er", "ern", "in", "innen"}) {
    if (!has_ending(head, ending)) continue;
    const auto base = head.substr(0, head.size() - ending.size());
    if (extension.has(base)) return kUserEvidence;
    // A verb in -eln, -ern may be the dative of a noun, too (Bügeln); other words are what they
    // are.
    if (word && word->lower + word->upper >= kRareWord &&
        (ending != "n" || (base.back() != 'l' && base.back() != 'r')) && ending != "s")
      continue;
    const bool long_enough = count_letters(base) >= 4 || lexicon.short_parts.has(base);
    const auto noun = long_enough && !lexicon.no_heads.has(base) ? find_word(base) : std::nullopt;
    if (noun && noun->head) return noun->compounds;
  }
  return std::nullopt;
}

constexpr std::array<std::string_view, 5> kLinks = {"", "s", "n", "en", "es"};

struct ModifierEvidence {
  double score = 0;
  std::string base;
};

std::optional<ModifierEvidence> modifier_evidence(std::string_view m, bool known_word,
                                                  const Extension& extension) {
  const auto& lexicon = Lexicon::get();
  for (const auto link : kLinks) {
    const auto base = m.substr(0, m.size() - link.size());
    if ((link.empty() || has_ending(m, link)) && extension.has(base))
      return ModifierEvidence{std::log1p(kUserEvidence), std::string(base)};
  }
  if (const auto found = find_modifier(m)) {
    const double others =
        found->compounds > 0 && known_word ? found->compounds - 1 : found->compounds;
    return ModifierEvidence{std::log1p(others) - kPenalty * found->penalty,
                            std::string(m.substr(0, m.size() - found->cut)).append(found->append)};
  }
  if (lexicon.no_modifiers.has(m) || count_letters(m) < 4) return std::nullopt;
  for (const auto link : kLinks) {
    if (!link.empty() && !has_ending(m, link)) continue;
    const auto base = m.substr(0, m.size() - link.size());
    const auto word = find_word(base);
    const bool noun = word && word->upper >= kNameLeast && word->upper > 2 * word->lower &&
                      count_letters(base) >= 4;
    if (noun && !lexicon.function_words.has(base))
      return ModifierEvidence{-kPenalty, std::string(base)};
  }
  for (const std::string_view ending : {"en", "n"}) {
    const auto infinitive = std::string(m).append(ending);
    if (word_usage(infinitive).lower >= kVerbLeast && !lexicon.function_words.has(infinitive))
      return ModifierEvidence{-kVerbPenalty, infinitive};
  }
  return std::nullopt;
}

// True for a noun derived from a verb that already has the first part: Feststellung from
// feststellen, Teilnehmer from teilnehmen.
bool is_deverbal(std::string_view word) {
  for (const std::string_view ending : {"ung", "ungen", "er", "ern", "ers", "erin", "erinnen"}) {
    if (!has_ending(word, ending)) continue;
    const std::string base(word.substr(0, word.size() - ending.size()));
    if (word_usage(base + "en").lower > 0 || word_usage(base + "n").lower > 0) return true;
  }
  return false;
}

// True if the head is no end, but the ending of a noun made of a present participle:
// Vorsitz·ende, Folg·endes.
bool is_participle_ending(std::string_view word, std::string_view head) {
  constexpr std::string_view kEnd = "ende";
  return head.starts_with(kEnd) && head.size() <= kEnd.size() + 1 &&
         declines_like_adjective(word.substr(0, word.size() - head.size() + kEnd.size() - 1));
}

bool stays_whole(std::string_view surface) {
  std::string stem;
  stem_by_rules(surface, WordClass::er_noun, stem);
  if (Lexicon::get().whole.has(stem)) return true;
  const auto word = find_word(surface);
  return (word && (word->surname || word->lower * 4 > word->upper)) || is_deverbal(surface);
}

// Least score of a split. Longer parts need less, since few words of that length match by chance.
double threshold(std::string_view modifier, std::string_view head) {
  const auto letters = [](std::string_view part) {
    return std::min(kLetters, static_cast<double>(count_letters(part)) - 3);
  };
  return kThreshold - kPerModifierLetter * letters(modifier) - kPerHeadLetter * letters(head);
}

std::optional<Split> best_split(std::string_view word, const Extension& extension, bool inner);

// Evidence for a modifier that is unknown to the lexicon but splits itself.
std::optional<ModifierEvidence> inner_modifier(std::string_view m, const Extension& extension) {
  for (const std::string_view link : {"s", ""}) {
    if (!link.empty() && !has_ending(m, link)) continue;
    const auto base = m.substr(0, m.size() - link.size());
    if (best_split(base, extension, false))
      return ModifierEvidence{kInnerEvidence, std::string(base)};
  }
  return std::nullopt;
}

// The split with the highest score; with `inner`, one part may be unknown if it splits itself.
std::optional<Split> best_split(std::string_view word, const Extension& extension, bool inner) {
  if (word.size() < (inner ? kShortestOfThree : kShortest) || word.size() > kLongestSplit ||
      stays_whole(word))
    return std::nullopt;
  const bool known = Lexicon::get().words.has(word);
  std::optional<Split> best;
  for (std::size_t i = 2; i + 3 <= word.size(); ++i) {
    if ((static_cast<unsigned char>(word[i]) & 0xC0U) == 0x80U) continue;
    auto head = head_evidence(word.substr(i), extension);
    if (head && is_participle_ending(word, word.substr(i))) head.reset();
    auto modifier =
        head || inner ? modifier_evidence(word.substr(0, i), known, extension) : std::nullopt;
    if (inner && head && !modifier) modifier = inner_modifier(word.substr(0, i), extension);
    const bool inner_head =
        inner && !head && modifier && best_split(word.substr(i), extension, false);
    if (!modifier || (!head && !inner_head)) continue;
    const double others = head && known && *head > 0 ? *head - 1 : head.value_or(0);
    const double score = (inner_head ? kInnerEvidence : std::log1p(others)) + modifier->score;
    if (score >= threshold(word.substr(0, i), word.substr(i)) && (!best || score > best->score))
      best = Split{i, score, modifier->base};
  }
  return best;
}

std::optional<Split> find_split(std::string_view word, const Extension& extension) {
  auto split = best_split(word, extension, false);
  return split ? split : best_split(word, extension, true);
}

std::string base_of(const std::string& part, const Extension& extension) {
  const auto evidence = modifier_evidence(part, false, extension);
  return evidence ? evidence->base : part;
}

class Splitter {
 public:
  Splitter(std::string_view whole, const Extension& extension, std::vector<CompoundPart>& out)
      : whole_(whole), extension_(extension), out_(out) {}

  void range(std::size_t begin, std::size_t end, const std::string& base) {
    if (const auto* parts = extension_.parts(base)) return listed(begin, end, base, *parts);
    const auto split = find_split(base, extension_);
    // A split of the base is one of the written part only as far as both have the same letters.
    if (!split || begin + split->at >= end ||
        whole_.substr(begin, split->at) != std::string_view(base).substr(0, split->at)) {
      out_.push_back({begin, end, base});
      return;
    }
    range(begin, begin + split->at, split->base);
    range(begin + split->at, end, base.substr(split->at));
  }

 private:
  // Adds the parts that the user's file gives; the last one takes the rest of the word.
  void listed(std::size_t begin, std::size_t end, const std::string& base,
              const std::vector<std::string>& parts) {
    std::size_t at = 0;
    for (std::size_t i = 0; i + 1 < parts.size(); at += parts[i++].size()) {
      out_.push_back({begin + at, begin + at + parts[i].size(), base_of(parts[i], extension_)});
    }
    out_.push_back({begin + at, end, base.substr(at)});
  }

  std::string_view whole_;
  const Extension& extension_;
  std::vector<CompoundPart>& out_;
};

// Length in bytes, with its ending, of the adjective that a compound ends in; 0 if none.
std::size_t adjective_head(std::string_view word) {
  constexpr std::size_t kShortestModifier = 3;
  const auto& heads = Lexicon::get().adjective_heads;
  for (const std::string_view ending : {"", "e", "en", "er", "es", "em"}) {
    if (!ending.empty() && !has_ending(word, ending)) continue;
    const auto base = word.substr(0, word.size() - ending.size());
    for (std::size_t i = kShortestModifier; i + 3 <= base.size(); ++i) {
      if (heads.has(base.substr(i))) return word.size() - i;
    }
  }
  return 0;
}

}  // namespace

void split_compound(std::string_view surface, const Extension& extension,
                    std::vector<CompoundPart>& out) {
  out.clear();
  Splitter(surface, extension, out).range(0, surface.size(), std::string(surface));
  if (out.size() < 2) out.clear();
}

void split_adjective(std::string_view surface, const Extension& extension,
                     std::vector<CompoundPart>& out) {
  out.clear();
  if (surface.size() < kShortest || surface.size() > kLongestSplit) return;
  const auto head = adjective_head(surface);
  if (head == 0) return;
  const auto at = surface.size() - head;
  const auto modifier = modifier_evidence(surface.substr(0, at), false, extension);
  if (!modifier) return;
  Splitter(surface, extension, out).range(0, at, modifier->base);
  out.push_back({at, surface.size(), std::string(surface.substr(at))});
}

}  // namespace nachlese::text
