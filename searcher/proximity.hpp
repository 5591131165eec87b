// Words of the query that stand near each other, looked for in the best articles only: in all matches, of which frequent words have
// many, reading the positions was two fifths of the time of ranking (62,907 speeches, 1,000 queries out of titles: 7.0 ms, then
// 4.0 ms), for a weight that decides among articles that fit about equally well.
#pragma once

#include <xapian.h>
#include <map>

#include "searcher/state.hpp"

namespace nachlese {

// What `prepared.nearby` weighs in those of `documents` that it matches. Local archives only: Xapian's protocol cannot name
// documents.
[[nodiscard]] std::map<Xapian::docid, double> weigh_proximity(const PreparedQuery& prepared, const ArchiveDatabase& database,
                                                              const std::vector<Xapian::docid>& documents);

}  // namespace nachlese
