// What matches, without what it weighs.
#pragma once

#include <xapian.h>

namespace nachlese::search {

// Matches the same articles as `query` and says nothing of their weights: no layer that another one
// contains, no optional part, each term of alternatives once. A word of the query has six posting
// lists to rank by, and three to be found by.
[[nodiscard]] Xapian::Query unweighted(const Xapian::Query& query);

}  // namespace nachlese::search
