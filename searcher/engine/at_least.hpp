// MINDESTENS/N: at least so many of several queries. Xapian has no operator for it.
#pragma once

#include <xapian.h>
#include <cstddef>
#include <span>

namespace nachlese::search {

// For use as a filter: the queries weigh nothing. Halves the list and combines what is asked of the
// halves, so that the size is n (log n)^(count - 1) instead of the n^count of all combinations.
// Requires 1 <= count <= queries.size().
[[nodiscard]] Xapian::Query at_least(unsigned count, std::span<const Xapian::Query> queries);

// How many queries that makes of `queries` ones.
[[nodiscard]] std::size_t at_least_size(unsigned count, std::size_t queries);

}  // namespace nachlese::search
