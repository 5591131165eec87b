// One local database: all matches with their weights in one pass. They must all be visited for
// their number and their facets, and with posting sources of our own weighing them on the way costs
// less than finding the best ones in a pass of its own.
#pragma once

#include "searcher/session/all_matches.hpp"
#include "searcher/session/executor.hpp"

namespace nachlese::search {

void single_pass(const Execution& execution, const Plan& plan, Matches& out);

}  // namespace nachlese::search
