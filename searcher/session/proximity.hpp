// Words of the query that stand near each other, looked for in the best articles only: in all
// matches, of which frequent words have many, reading the positions was two fifths of the time of
// ranking (62,863 speeches, 400 queries out of titles: 7.0 ms, then 4.0 ms), for a weight that
// decides among articles that fit about equally well.
#pragma once

#include <xapian.h>
#include <span>

#include "core/store/archive_database.hpp"
#include "searcher/session/matcher.hpp"

namespace nachlese::search {

// Adds what `prepared.compiled.nearby` weighs to the scores of those that it matches.
void add_proximity(const PreparedQuery& prepared, const store::ArchiveDatabase& database,
                   std::span<Match> matches);

}  // namespace nachlese::search
