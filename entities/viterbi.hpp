// The best row of labels under a model that scores labels and pairs of neighbors. Linear in the
// number of words.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "entities/model.hpp"

namespace nachlese::ner {

// `emissions`: kLabels scores per word. Only rows that may_follow() allows, complete at both ends.
// No name is longer than kLongestName: longer ones become outside.
class Viterbi {
 public:
  void decode(std::span<const float> emissions, const Transitions& transitions,
              std::span<std::uint8_t> labels);

 private:
  std::vector<std::uint8_t> from_;
};

}  // namespace nachlese::ner
