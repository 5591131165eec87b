// MINDESTENS/N counted: the operands are gone through one after the other, not combined, so that it
// costs what they cost. See docs/DECISIONS.md#at-least.
#pragma once

#include <xapian.h>
#include <vector>

#include "searcher/api/deadline.hpp"

namespace nachlese::search {

// The same as at_least(), counted. The queries weigh nothing. For local databases. Every operand is
// gone through once, when the first posting of a shard is asked for; then throws TimeIsUp after
// `deadline`.
[[nodiscard]] Xapian::Query at_least_counted(unsigned count, std::vector<Xapian::Query> queries,
                                             Deadline deadline);

}  // namespace nachlese::search
