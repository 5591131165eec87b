// Keeps the scores of groups of features (feature_hash.hpp). Of two groups that share a place the
// later one stays, so a text cannot make it grow.
#pragma once

#include <cstdint>
#include <vector>

#include "entities/model.hpp"

namespace nachlese::ner {

// Not thread-safe; belongs to one model.
class ScoreCache {
 public:
  // The scores of the group; `features` appends its features if they are not kept.
  template <class Features>
  const NameModel::Scores& of(const NameModel& model, std::uint64_t key, Features features) {
    Entry& entry = entries_[place_of(key)];
    if (entry.key == key) return entry.scores;
    features_.clear();
    features(features_);
    entry.key = key;
    entry.scores = {};
    model.add_weights(features_, entry.scores);
    return entry.scores;
  }

  void prefetch(std::uint64_t key) const { __builtin_prefetch(&entries_[place_of(key)]); }

 private:
  static std::size_t place_of(std::uint64_t key) { return (key * 0x9E3779B97F4A7C15ULL) >> kShift; }

  static constexpr unsigned kBits = 14;  // 768 KiB
  static constexpr unsigned kShift = 64 - kBits;

  struct alignas(16) Entry {
    std::uint64_t key = 0;  // 0: empty
    NameModel::Scores scores{};
  };
  std::vector<Entry> entries_ = std::vector<Entry>(std::size_t{1} << kBits);
  std::vector<std::uint64_t> features_;
};

}  // namespace nachlese::ner
