// Counts in how many articles names occur together, in pairs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/store/archive_database.hpp"

namespace nachlese::search {

struct PairCount {
  std::size_t first = 0;  // indexes into the given list, first < second
  std::size_t second = 0;
  std::uint64_t together = 0;  // articles with both; not 0
};

// Each name is given by its alternative terms. Exact if the names have at most 200,000 postings
// together; beyond that it counts evenly spread blocks of the archive and extrapolates. Memory: one
// bit per article and name.
[[nodiscard]] std::vector<PairCount> count_pairs(
    const store::ArchiveDatabase& database, const std::vector<std::vector<std::string>>& names);

}  // namespace nachlese::search
