#include "entities/features.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <bit>
#include <cmath>

#include "core/base/hash.hpp"
#include "core/base/utf8.hpp"
#include "entities/labels.hpp"
#include "stemming/fold.hpp"
#include "stemming/lexicon.hpp"

namespace nachlese::ner {
namespace {

enum Template : std::uint64_t {
  // of single words
  kText = 1,
  kLower,
  kPattern,
  kPrefixOf,
  kSuffixOf,
  kFine,
  kCoarse,
  kUsage,
  kMaskBit,
  kMask,
  kBaseCluster,
  kBase,
  kHyphenFirst,
  kHyphenLast,
  kHyphenCluster,
  kListedToken,
  kLength,
  kShape,
  kFineMask,
  // of their surroundings
  kGapShape,
  kGapAfterShape,
  kGaps,
  kStartUsage,
  kStartMask,
  kAfter,
  kRuleBefore,
  kRuleAfter,
  kRuleShape,
  kRuleUsage,
  kRuleCoarse,
  kListBefore,
  kListAfter,
  kListRule,
  kListUsage,
  kTextPair,
  kTextAround,
  kTextShape,
  kFinePair,
  kCoarsePair,
  kCoarseAround,
  kShapes,
  kMaskPair,
  kRepeated,
  kRepeatedUsage,
};

constexpr std::uint64_t feature(std::uint64_t kind, std::uint64_t value) {
  std::uint64_t x = (value + kind * 0x9E3779B97F4A7C15ULL) * 0xBF58476D1CE4E5B9ULL;
  x ^= x >> 32;
  return x * 0x94D049BB133111EBULL;
}
constexpr std::uint64_t feature(std::uint64_t kind, std::uint64_t one, std::uint64_t two) {
  return feature(kind, feature(one, two));
}

std::uint64_t own_feature(Template kind, int offset, std::uint64_t value) {
  return feature(kind, value + static_cast<std::uint64_t>(offset + kReach) * 0xD6E8FEB86659FD93ULL);
}

// The word with runs of the same kind of character reduced: "Xx-Xx", "X0".
std::uint64_t pattern_of(std::string_view text) {
  std::string pattern;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<UChar32>(next_code_point(text, at));
    const char kind = u_isupper(c) != 0   ? 'X'
                      : u_isalpha(c) != 0 ? 'x'
                      : u_isdigit(c) != 0 ? '0'
                      : c < 128           ? static_cast<char>(c)
                                          : '?';
    if (pattern.empty() || pattern.back() != kind || kind == 'X') {
      if (pattern.size() < 3 || pattern.substr(pattern.size() - 2) != "XX" || kind != 'X')
        pattern += kind;
    }
  }
  return hash64(pattern);
}

std::uint8_t usage_of(std::string_view text) {
  const text::Usage usage = text::word_usage(text::fold_value(text));
  if (usage.total() == 0) return 0;
  const double ratio = (usage.lower + 0.5) / (usage.upper + 0.5);
  const int level = static_cast<int>(std::lround(std::log2(ratio) / 2));
  return static_cast<std::uint8_t>(1 + std::clamp(level + 4, 0, 8) +
                                   (usage.total() > 200 ? 16 : 0));
}

std::uint32_t readings_mask(const NameImage& image, const ImageSlot* slot) {
  std::uint32_t mask = 0;
  for (const std::uint32_t id : image.readings(slot))
    mask |= 1U << static_cast<unsigned>(image.entity(id).type);
  return mask;
}

std::uint32_t mask_of(const WordTraits& word, const NameImage& image) {
  std::uint32_t mask = readings_mask(image, word.slot) | readings_mask(image, word.base) << 4U;
  mask |= (word.slot != nullptr ? word.slot->flags : 0) << 8U;
  mask |=
      (word.base != nullptr && (word.base->flags & (kFirstName | kWeakFirstName)) != 0 ? 1U : 0U)
      << 20U;
  mask |= word.role << 21U | word.org_head << 22U | word.place_end << 23U |
          (word.inside > 0 ? 1U : 0U) << 24U;
  mask |= readings_mask(image, word.inside_slot) << 25U;
  return mask;
}

std::size_t end_of_character(std::string_view text, std::size_t at) {
  static_cast<void>(next_code_point(text, at));
  return at;
}

void affixes(std::string_view text, int offset, std::size_t longest,
             std::vector<std::uint64_t>& out) {
  std::size_t end = 0;
  for (std::size_t n = 1; n <= longest && end < text.size(); ++n) {
    end = end_of_character(text, end);
    if (n >= 2) out.push_back(own_feature(kPrefixOf, offset, hash64(text.substr(0, end))));
  }
  std::size_t begin = text.size();
  for (std::size_t n = 1; n <= longest && begin > 0; ++n) {
    begin = character_start(text, begin - 1);
    out.push_back(own_feature(kSuffixOf, offset, hash64(text.substr(begin))));
  }
}

// Labels of the longest names in the lists, from left to right.
void list_labels(std::span<const Unit> units, const WordTable& table,
                 std::vector<std::uint8_t>& labels) {
  labels.assign(units.size(), kOutside);
  for (std::size_t at = 0; at < units.size();) {
    std::size_t end = at;
    std::uint8_t found = 0;
    std::uint64_t key = kNoWords;
    for (std::size_t i = at; units[at].word->upper() && i < units.size() && i < at + kLongestName &&
                             (i == at || joins(units[i]));
         ++i) {
      key = add_words(key, units[i].word->text);
      const std::uint8_t listed = table.listed(key);
      if ((listed & (kListedPerson | kListedPlace | kListedOrganisation)) != 0) {
        found = listed;
        end = i + 1;
      }
      if ((listed & kListedPrefix) == 0) break;
    }
    if (end == at) {
      ++at;
      continue;
    }
    const EntityType type = (found & kListedPerson) != 0  ? EntityType::person
                            : (found & kListedPlace) != 0 ? EntityType::place
                                                          : EntityType::organisation;
    const TokenSpan span{0, static_cast<std::uint32_t>(end - at), type, false, kUnknownEntity};
    spans_to_labels(std::span(&span, 1), std::span(labels).subspan(at, end - at));
    at = end;
  }
}

}  // namespace

WordFacts facts_of(const WordTraits& word, const NameImage& image, const WordTable& table) {
  WordFacts facts;
  facts.text = hash64(word.text);
  facts.lower = hash64(text::fold_value(word.text));
  facts.pattern = pattern_of(word.text);
  facts.mask = mask_of(word, image);
  const std::string digits =
      word.shape == Shape::digits ? std::string(word.text.size(), '0') : std::string();
  const std::uint32_t clusters =
      table.clusters(hash64(digits.empty() ? word.text : std::string_view(digits)));
  facts.fine = static_cast<std::uint16_t>(clusters);
  facts.coarse = static_cast<std::uint16_t>(clusters >> 16U);
  facts.usage = usage_of(word.text);
  facts.shape = static_cast<std::uint8_t>(word.shape);
  facts.upper = word.upper();
  return facts;
}

void word_features(const WordTraits& word, const WordFacts& facts, const WordTable& table,
                   int offset, std::vector<std::uint64_t>& out) {
  const auto add = [&](Template kind, std::uint64_t value) {
    out.push_back(own_feature(kind, offset, value));
  };
  add(kText, facts.text);
  add(kPattern, facts.pattern);
  add(kFine, facts.fine);
  add(kCoarse, facts.coarse);
  if (std::abs(offset) > 1) return;
  add(kUsage, facts.usage);
  add(kMask, facts.mask);
  for (std::uint32_t bits = facts.mask; bits != 0; bits &= bits - 1)
    add(kMaskBit, static_cast<std::uint64_t>(std::countr_zero(bits)));
  affixes(word.text, offset, offset == 0 ? 5 : 3, out);
  if (offset != 0) return;
  add(kLower, facts.lower);
  add(kShape, facts.shape);
  add(kLength, std::min<std::size_t>(word.text.size(), 16));
  add(kFineMask, feature(facts.fine, facts.mask));
  for (std::uint8_t bits = table.listed(add_words(kNoWords, word.text)) & ~kListedPrefix; bits != 0;
       bits &= bits - 1) {
    add(kListedToken, static_cast<std::uint64_t>(std::countr_zero(bits)));
  }
  for (std::uint8_t bits = table.listed(~hash64(word.text)); bits != 0; bits &= bits - 1) {
    add(kListedToken, static_cast<std::uint64_t>(8 + std::countr_zero(bits)));
  }
  if (word.genitive > 0) {
    const std::uint64_t base = hash64(word.without_genitive());
    add(kBase, base);
    add(kBaseCluster, table.clusters(base));
  }
  const std::size_t hyphen = word.text.find('-');
  if (hyphen == std::string_view::npos) return;
  const std::string_view last = word.text.substr(word.text.rfind('-') + 1);
  add(kHyphenFirst, hash64(word.text.substr(0, hyphen)));
  add(kHyphenLast, hash64(last));
  add(kHyphenCluster, table.clusters(hash64(last)));
}

std::uint64_t edge_feature(int offset) { return own_feature(kText, offset, 7); }

void FactsCache::clear() {
  facts_.clear();
  by_id_.clear();
}

const WordFacts& FactsCache::of(const WordTraits& word, const NameImage& image,
                                const WordTable& table) {
  if (word.id >= by_id_.size()) by_id_.resize(word.id + 1);
  if (by_id_[word.id] == nullptr)
    by_id_[word.id] = &facts_.emplace_back(facts_of(word, image, table));
  return *by_id_[word.id];
}

void ContextFeatures::prepare(std::span<const Unit> units, std::span<const TokenSpan> rules,
                              const NameImage& image, const WordTable& table, FactsCache& cache) {
  units_ = units;
  facts_.clear();
  for (const std::uint32_t id : counted_) counts_[id] = 0;
  counted_.clear();
  for (const Unit& unit : units) {
    facts_.push_back(&cache.of(*unit.word, image, table));
    if (unit.word->id >= counts_.size()) counts_.resize(unit.word->id + 1);
    ++counts_[unit.word->id];
    counted_.push_back(unit.word->id);
  }
  rules_.resize(units.size());
  spans_to_labels(rules, rules_);
  list_labels(units, table, lists_);
}

ContextFeatures::Surroundings ContextFeatures::around(std::size_t at) const {
  static const WordFacts kEdge{.text = 7, .lower = 7, .pattern = 7, .shape = 15};
  constexpr std::uint8_t kNone = 31;
  const bool first = at == 0 || units_[at].sentence_start;
  const bool last = at + 1 >= units_.size() || units_[at + 1].sentence_start;
  return {.here = *facts_[at],
          .before = first ? kEdge : *facts_[at - 1],
          .after = last ? kEdge : *facts_[at + 1],
          .first = first,
          .gap_after = last ? kNone : static_cast<std::uint8_t>(units_[at + 1].gap),
          .rule_before = first ? kNone : rules_[at - 1],
          .rule_after = last ? kNone : rules_[at + 1],
          .list_before = first ? kNone : lists_[at - 1],
          .list_after = last ? kNone : lists_[at + 1]};
}

// Features of a unit. Words in lower case are the most frequent and seldom names, so they get only
// the few that matter.
void ContextFeatures::of_unit(std::size_t at, std::vector<std::uint64_t>& out) const {
  const Surroundings s = around(at);
  const auto pair = [&](Template kind, std::uint64_t one, std::uint64_t two) {
    out.push_back(feature(kind, one, two));
  };
  const auto gap = static_cast<std::uint64_t>(units_[at].gap);
  pair(kGapShape, gap, s.here.shape);
  pair(kTextPair, s.before.text, s.here.text);
  const bool plain = !s.here.upper && rules_[at] == 0 && lists_[at] == 0;
  if (plain && !s.before.upper && !s.after.upper) return;
  pair(kTextAround, s.here.text, s.after.text);
  pair(kGaps, gap * 32 + s.gap_after, s.here.shape);
  pair(kRuleBefore, s.rule_before, rules_[at]);
  pair(kRuleAfter, s.rule_after, rules_[at]);
  pair(kFinePair, s.before.fine, s.here.fine + 70000ULL);
  pair(kFinePair, s.here.fine, s.after.fine + 140000ULL);
  pair(kCoarseAround, s.before.coarse, s.after.coarse);
  pair(kShapes, s.before.shape * 32ULL + s.here.shape, s.after.shape);
  if (!plain) of_candidate(at, s, out);
}

void ContextFeatures::of_candidate(std::size_t at, const Surroundings& s,
                                   std::vector<std::uint64_t>& out) const {
  const auto pair = [&](Template kind, std::uint64_t one, std::uint64_t two) {
    out.push_back(feature(kind, one, two));
  };
  const Unit& unit = units_[at];
  const std::uint64_t rule = rules_[at];
  const std::uint64_t list = lists_[at];
  pair(kGapAfterShape, s.gap_after, s.here.shape);
  pair(kStartUsage, s.first, s.here.usage);
  pair(kStartMask, s.first, s.here.mask);
  pair(kAfter, unit.dot_after + 2U * unit.apostrophe_after + 4U * unit.hyphen_after, s.here.shape);
  pair(kRuleShape, rule, s.here.shape);
  pair(kRuleUsage, rule, s.here.usage);
  pair(kRuleCoarse, rule, s.here.coarse);
  pair(kListBefore, s.list_before, list);
  pair(kListAfter, s.list_after, list);
  pair(kListRule, list, rule);
  pair(kListUsage, list, s.here.usage);
  pair(kCoarsePair, s.before.coarse * 1024ULL + s.here.coarse, s.after.coarse);
  pair(kMaskPair, s.before.mask, s.here.mask);
  pair(kMaskPair, s.here.mask, s.after.mask + (1ULL << 40U));
  pair(kTextShape, s.before.text, s.here.shape);
  pair(kTextShape, s.after.text, s.here.shape + 64ULL);
  const auto repeated = std::min<std::uint32_t>(counts_[unit.word->id], 4);
  pair(kRepeated, repeated, s.here.shape);
  pair(kRepeatedUsage, repeated, s.here.usage);
}

}  // namespace nachlese::ner
