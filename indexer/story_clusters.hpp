// Gives all versions of a story one cluster, across sources, days and runs.
//
// Example: a paper's article P, the agency's report A that it cut to a half, and a follow-up F come
// in one run. All leave the pipeline with the hash of their own body as cluster. Taken by
// publication, A comes first: no sketch in the archive or the run resembles it, so it starts a
// story and keeps its cluster. P resembles A by only 0.4, but 90 % of P is in A: it gets A's
// cluster and A's sketch. F repeats some of A as background, a resemblance of 0.3: it starts a
// story of its own. A night later another cut of A arrives, matches A's sketch, and joins.
#pragma once

#include <filesystem>
#include <optional>

#include "indexer/archive_update.hpp"

namespace nachlese::index {

// Rewrites the clusters in the segments of `update`: a text that is a version (near_duplicates.hpp)
// of a story in `live`, or of one published earlier in the run, gets that story's cluster.
//
// A text is compared only with the first text of a story, whose cluster and sketch all members
// carry. So a story cannot drift into another, member by member, and it survives the deletion of
// its first article. Articles in `live` keep their cluster. The outcome depends on the articles,
// not on their order in the sources. Reads one value of each article of the archive; needs about
// 300 bytes for each new article and for each one near in time.
void assign_clusters(const std::vector<std::filesystem::path>& live, const Update& update);

}  // namespace nachlese::index
