// Measures how strongly two names are associated.
#pragma once

#include <cstdint>

namespace nachlese::search {

struct Cooccurrence {
  std::uint64_t together = 0;  // articles with both
  std::uint64_t first = 0;     // articles with the one
  std::uint64_t second = 0;    // articles with the other
  std::uint64_t all = 0;       // articles of the archive
};

// Log-likelihood ratio G² of the table (Dunning, Accurate Methods for the Statistics of Surprise
// and Coincidence, 1993). Reliable for rare names, too, where raw counts favor ubiquitous ones. 0
// if the two meet no more often than by chance.
[[nodiscard]] double log_likelihood_ratio(const Cooccurrence& counts);

}  // namespace nachlese::search
