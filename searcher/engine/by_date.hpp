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

// The ids of one page in the order in which Xapian would sort them by the slot, which it would read
// match by match (docs/DECISIONS.md#slots-in-one-go). Ties are in the order of their ids.
[[nodiscard]] std::vector<Xapian::docid> by_date(const Columns& columns, const Matching& matching,
                                                 const DateOrder& order);

}  // namespace nachlese::search
