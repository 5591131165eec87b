// What kinds of features the sequence model has, their hashes, and the keys of groups of them.
#pragma once

#include <cstdint>

namespace nachlese::ner {

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

[[nodiscard]] constexpr std::uint64_t feature(std::uint64_t kind, std::uint64_t value) {
  std::uint64_t x = (value + kind * 0x9E3779B97F4A7C15ULL) * 0xBF58476D1CE4E5B9ULL;
  x ^= x >> 32;
  return x * 0x94D049BB133111EBULL;
}
[[nodiscard]] constexpr std::uint64_t feature(std::uint64_t kind, std::uint64_t one,
                                              std::uint64_t two) {
  return feature(kind, feature(one, two));
}

// Features that a few small values decide together.
enum class FeatureGroup : std::uint64_t {
  // of single words
  clusters,
  classes,
  // of their surroundings
  marks,
  labels,
  around,
  kind,
  topic,
  masks,
};

// Tells all combinations of values of all groups apart, if values of a group differ in number only
// by what the first of them tell.
class GroupKey {
 public:
  explicit constexpr GroupKey(FeatureGroup group) : group_(group) {}

  // At most kValueBits together.
  constexpr GroupKey& add(std::uint64_t value, unsigned bits) {
    values_ = values_ << bits | value;
    return *this;
  }
  [[nodiscard]] constexpr std::uint64_t value() const {
    return (static_cast<std::uint64_t>(group_) + 1) << kValueBits | values_;  // never 0
  }
  [[nodiscard]] static constexpr FeatureGroup group_of(std::uint64_t key) {
    return static_cast<FeatureGroup>((key >> kValueBits) - 1);
  }

 private:
  static constexpr unsigned kValueBits = 60;
  FeatureGroup group_;
  std::uint64_t values_ = 0;
};

}  // namespace nachlese::ner
