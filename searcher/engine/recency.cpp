#include "searcher/engine/recency.hpp"

#include <cmath>

namespace nachlese::search {

double recency_factor(std::uint64_t published, std::uint64_t newest, double most) {
  if (published == 0) return 1 - most;
  if (published >= newest) return 1;
  return 1 - most * (1 - std::exp2(-static_cast<double>(newest - published) / kRecencyHalfLife));
}

}  // namespace nachlese::search
