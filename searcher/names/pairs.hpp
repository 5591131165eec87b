// Counts in how many articles names occur together, in pairs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "searcher/engine/emit.hpp"

namespace nachlese::search {

struct PairCount {
  std::size_t first = 0;  // indexes into the given list, first < second
  std::size_t second = 0;
  std::uint64_t together = 0;  // articles with both; not 0
};

// Each name is given by its alternative terms. Exact; with `collapse`, what is in one cluster
// counts once. Memory: one bit per article and name. Archives with remote shards are asked pair by
// pair.
[[nodiscard]] std::vector<PairCount> count_pairs(const Target& target,
                                                 const std::vector<std::vector<std::string>>& names,
                                                 bool collapse);

}  // namespace nachlese::search
