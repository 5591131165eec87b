// Several shards: the best matches are found with weights and without looking at all of them, and
// all are counted without weights.
#pragma once

#include "searcher/session/executor.hpp"

namespace nachlese::search {

void two_passes(const Execution& execution, const Plan& plan, Matches& out);

}  // namespace nachlese::search
