// Adds weight for query words that are near each other, in the best articles only: reading the
// positions of all matches costs too much for a weight that only decides among articles that fit
// about equally well. See docs/DECISIONS.md#proximity.
#pragma once

#include <span>

#include "searcher/engine/emit.hpp"
#include "searcher/session/matches.hpp"
#include "searcher/session/prepare.hpp"

namespace nachlese::search {

// The weight of `prepared.compiled.nearby`. What it is given must outlive it.
class Proximity {
 public:
  Proximity(const PreparedQuery& prepared, const Target& target);

  // What it adds to an article at most; 0 if it adds nothing to any.
  [[nodiscard]] double most() const { return most_; }
  // Adds it to the scores of the matches that satisfy it. To be called once for each.
  void add(std::span<Match* const> matches) const;

 private:
  const PreparedQuery& prepared_;
  Target target_;  // without a deadline
  double most_ = 0;
};

}  // namespace nachlese::search
