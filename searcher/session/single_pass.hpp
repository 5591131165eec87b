// Finds, weighs and counts all matches of one local database in one pass. The total and the facets
// need every match anyway, and with posting sources of our own weighing them on the way costs less
// than a second pass for the best ones.
#pragma once

#include "searcher/session/all_matches.hpp"
#include "searcher/session/executor.hpp"

namespace nachlese::search {

void single_pass(const Execution& execution, const Plan& plan, Matches& out);

}  // namespace nachlese::search
