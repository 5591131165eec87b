// Adds weight for query words that are near each other, in the best articles only: reading the
// positions of all matches costs too much for a weight that only decides among articles that fit
// about equally well. See docs/DECISIONS.md#proximity.
#pragma once

#include <xapian.h>
#include <span>

#include "core/store/archive_database.hpp"
#include "searcher/session/matcher.hpp"

namespace nachlese::search {

// Adds the weight of `prepared.compiled.nearby` to the scores of the articles that it matches.
void add_proximity(const PreparedQuery& prepared, const store::ArchiveDatabase& database,
                   std::span<Match> matches);

}  // namespace nachlese::search
