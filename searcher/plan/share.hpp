// Articles that have a share of the weight of several words.
#pragma once

#include <vector>

#include "searcher/plan/plan.hpp"

namespace nachlese::search {

struct Weighted {
  Plan plan;
  double weight = 0;  // not negative
};

// Matches what has operands of together at least `least`; weighs nothing of its own. Decides word
// by word, the heaviest first, so that the size depends on how different the weights are.
//
// Example: of a 5, b 3, c 2 at least 5: (any a (all b c)).
[[nodiscard]] Plan heavy_enough(std::vector<Weighted> operands, double least);

}  // namespace nachlese::search
