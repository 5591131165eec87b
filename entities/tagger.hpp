// Applies the trained model. Scores of a word alone are summed once per distinct word and those of
// a group of features once per combination of values, so an occurrence costs some additions and the
// look-ups of what two or three words have in common.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

#include "entities/features.hpp"
#include "entities/model.hpp"
#include "entities/rules.hpp"
#include "entities/score_cache.hpp"
#include "entities/score_sum.hpp"
#include "entities/surroundings.hpp"
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
  // What a word adds to the units around it.
  struct WordScores {
    std::array<Scores, 2 * kReach + 1> at{};  // by offset
    // As the neighbor before or behind a candidate that begins with a capital, as most do.
    Scores before_capital{};
    Scores after_capital{};
  };

  const WordScores& add_scores(const WordTraits& word, const WordFacts& facts);
  void score_neighbor(const WordFacts& facts, WordScores& scores) const;
  void score(std::span<const Unit> units);
  void score_sentence(std::size_t begin, std::size_t end);
  void decode(std::span<const Unit> units);
  [[nodiscard]] bool is_surely_outside(std::size_t at) const;

  const NameImage* image_;
  const NameModel* model_;
  FactsCache facts_;
  ContextFeatures context_;
  ScoreCache cache_;
  std::deque<WordScores> words_;
  std::vector<const WordScores*> by_id_;
  WordScores edge_{};
  std::vector<std::uint64_t> features_;
  std::vector<const WordScores*> unit_words_;
  // Where those of a unit end in the lists of all units of its sentence.
  struct Ends {
    std::size_t keys = 0;
    std::size_t features = 0;
  };
  // Of the units of a sentence; features_, rows_ and keys_ are those of all of them.
  std::vector<Surroundings> around_;
  std::vector<std::uint64_t> keys_;
  std::vector<Ends> ends_;
  std::vector<const WordScores*> window_;
  std::vector<NameModel::Row> rows_;
  std::vector<float> emissions_;
  std::vector<std::uint8_t> labels_;
  Viterbi viterbi_;
};

}  // namespace nachlese::ner
