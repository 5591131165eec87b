// Words of the query that stand near each other, looked for in the best articles only: in all
// matches, of which frequent words have many, reading the positions was two fifths of the time of
// ranking (62,863 speeches, 400 queries out of titles: 7.0 ms, then 4.0 ms), for a weight that
// decides among articles that fit about equally well.
#pragma once

#include <span>

#include "searcher/engine/emit.hpp"
#include "searcher/session/matches.hpp"
#include "searcher/session/prepare.hpp"

namespace nachlese::search {

// Adds what `prepared.compiled.nearby` weighs for this target to the scores of those that it
// matches.
void add_proximity(const PreparedQuery& prepared, const Target& target, std::span<Match> matches);

}  // namespace nachlese::search
