// How often names occur together, two by two.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/store/archive_database.hpp"

namespace nachlese::search {

struct PairCount {
  std::size_t first = 0;  // places in the list that was asked for, first < second
  std::size_t second = 0;
  std::uint64_t together = 0;  // articles with both; not 0
};

// A name is given by its terms, any of which stands for it. Exact as long as the names have no more
// than 200,000 articles between them; of more, evenly spread parts of the archive are looked at and
// stand for all. Memory: an eighth of a byte for each article and name.
[[nodiscard]] std::vector<PairCount> count_pairs(
    const store::ArchiveDatabase& database, const std::vector<std::vector<std::string>>& names);

}  // namespace nachlese::search
