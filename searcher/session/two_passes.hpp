// Finds the best matches without looking at all of them, and counts all without weights.
#pragma once

#include "searcher/session/executor.hpp"

namespace nachlese::search {

void two_passes(const Execution& execution, const Plan& plan, Matches& out);

}  // namespace nachlese::search
