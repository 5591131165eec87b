// Finds the best sequence of labels under scores of labels and of neighboring pairs. Linear in the
// number of words.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "entities/model.hpp"

namespace nachlese::ner {

// `emissions`: kLabels scores per word. The result obeys may_follow() and starts and ends outside
// names. Names longer than kLongestName become outside.
class Viterbi {
 public:
  void decode(std::span<const float> emissions, const Transitions& transitions,
              std::span<std::uint8_t> labels);

 private:
  std::vector<std::uint8_t> from_;
};

}  // namespace nachlese::ner
