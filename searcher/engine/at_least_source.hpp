// Counts MINDESTENS/N: reads the operands one after the other instead of combining them, so that it
// costs as much as they do together. See docs/DECISIONS.md#at-least.
#pragma once

#include <xapian.h>
#include <vector>

#include "searcher/api/deadline.hpp"

namespace nachlese::search {

// Matches what at_least() matches. The queries weigh nothing. Only for local databases. Reads every
// operand once, when the first posting of a shard is asked for, and throws TimeIsUp if that lasts
// beyond `deadline`.
[[nodiscard]] Xapian::Query at_least_counted(unsigned count, std::vector<Xapian::Query> queries,
                                             Deadline deadline);

}  // namespace nachlese::search
