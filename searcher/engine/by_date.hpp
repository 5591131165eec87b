// Matches in the order of time.
#pragma once

#include <cstddef>
#include <vector>

#include "searcher/engine/doc_values.hpp"

namespace nachlese::search {

// Ids in their shards, ascending, shard by shard.
using Matching = std::vector<std::vector<Xapian::docid>>;

struct DateOrder {
  bool newest_first = true;  // articles without a date come last, either way
  bool collapse = true;      // of each cluster only the first
  std::size_t offset = 0;
  std::size_t limit = 10;
};

// The ids in the whole archive of a page, as Xapian would find them if it sorted by the slot, which
// it reads match by match: ten times as slow. Equally old ones in the order of their ids.
[[nodiscard]] std::vector<Xapian::docid> by_date(const Columns& columns, const Matching& matching,
                                                 const DateOrder& order);

}  // namespace nachlese::search
