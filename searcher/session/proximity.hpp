// Adds weight for query words that are near each other, in the best articles only: reading the
// positions of all matches costs too much for a weight that only decides among articles that fit
// about equally well. See docs/DECISIONS.md#proximity.
#pragma once

#include <span>

#include "searcher/engine/emit.hpp"
#include "searcher/session/matches.hpp"
#include "searcher/session/prepare.hpp"

namespace nachlese::search {

// Adds the weight of `prepared.compiled.nearby` to the scores of the matches that satisfy it.
void add_proximity(const PreparedQuery& prepared, const Target& target, std::span<Match> matches);

}  // namespace nachlese::search
