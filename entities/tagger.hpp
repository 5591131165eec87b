// Applies the trained model. Scores of a word alone are summed once per distinct word, so an
// occurrence costs a few additions and the look-ups of its context.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "entities/features.hpp"
#include "entities/model.hpp"
#include "entities/rules.hpp"
#include "entities/viterbi.hpp"

namespace nachlese::ner {

// Not thread-safe; the model is shared. Caches words of one TextWords: clear both together.
class Tagger {
 public:
  Tagger(const NameImage& image, const NameModel& model);

  // Replaces `out` with names, ascending and disjoint. `rules`: names found by the rules, a feature
  // of the model.
  void tag(std::span<const Unit> units, std::span<const TokenSpan> rules,
           std::vector<TokenSpan>& out);
  void clear();

 private:
  using Scores = NameModel::Scores;
  using WordScores = std::array<Scores, 2 * kReach + 1>;

  const WordScores& scores_of(const WordTraits& word, const WordFacts& facts);
  void score(std::span<const Unit> units);
  void decode(std::span<const Unit> units);
  [[nodiscard]] bool is_surely_outside(std::size_t at) const;

  const NameImage* image_;
  const NameModel* model_;
  FactsCache facts_;
  ContextFeatures context_;
  std::deque<WordScores> words_;
  std::vector<const WordScores*> by_id_;
  WordScores edge_{};
  std::vector<std::uint64_t> features_;
  std::vector<float> emissions_;
  std::vector<std::uint8_t> labels_;
  Viterbi viterbi_;
};

}  // namespace nachlese::ner
