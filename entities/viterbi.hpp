// Finds the best sequence of labels under scores of labels and of neighboring pairs. Linear in the
// number of words. Computes all types of names at once, with the vector instructions that every
// processor has.
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
  // One for each type of names.
  using Four = float __attribute__((vector_size(16)));
  using FourLabels = std::int32_t __attribute__((vector_size(16)));

  // Of the labels of a word.
  struct Scores {
    float outside;
    Four begin, inside, last, only;
  };
  // Of the transitions to the labels that no name goes on with.
  struct OpeningScores {
    float outside;
    Four begin, only;
  };

  // Of each label of a word, the label before it on the best path to it.
  struct From {
    std::int32_t outside;
    FourLabels begin, inside, last, only;

    [[nodiscard]] std::uint8_t before(std::uint8_t label) const;
  };

  void step(Scores& best, From& from) const;
  void improve_closing(const Scores& best, Scores& next, From& from) const;

  OpeningScores from_outside_;
  std::vector<OpeningScores> from_closing_;  // in the order of kClosing, without "outside"
  Four begin_to_inside_, begin_to_last_, inside_to_inside_, inside_to_last_;
  float spread_;            // no transition is better than another by more
  std::vector<From> from_;  // at least one for each word
};

}  // namespace nachlese::ner
