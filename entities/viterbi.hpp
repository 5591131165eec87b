// Finds the best sequence of labels under scores of labels and of neighboring pairs. Linear in the
// number of words.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "entities/model.hpp"

namespace nachlese::ner {

class Viterbi {
 public:
  explicit Viterbi(const Transitions& transitions);

  // `emissions`: kLabels scores per word. The result obeys may_follow() and starts and ends outside
  // names. Names longer than kLongestName become outside.
  void decode(std::span<const float> emissions, std::span<std::uint8_t> labels);

 private:
  using Scores = std::array<float, kLabels>;

  void step(Scores& best, std::uint8_t* from) const;
  void improve_closing(const Scores& best, Scores& next, std::uint8_t* from) const;

  Transitions transitions_;
  float spread_;  // no transition is better than another by more
  std::vector<std::uint8_t> from_;
};

}  // namespace nachlese::ner
