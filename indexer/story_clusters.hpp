// Giving versions of one story one cluster, across sources, days and runs.
#pragma once

#include <filesystem>
#include <optional>

#include "indexer/archive_update.hpp"

namespace nachlese::index {

// Documents come out of the pipeline with the hash of their body as cluster. This rewrites, in the
// segments of `update`, those that are versions of a story (near_duplicates.hpp) that is in `live`
// already or came earlier in the run, by publication.
//
// A text is compared with the first of its story only, whose cluster and sketch all members carry:
// so a story cannot drift, member by member, into another one, and it stays when its first article
// is deleted. Articles in `live` keep their cluster. The outcome depends on the articles, not on
// their order in the sources. Reads one value of each article of the archive, and keeps about 300
// bytes for each new one and each of the archive that is near in time.
void assign_clusters(const std::vector<std::filesystem::path>& live, const Update& update);

}  // namespace nachlese::index
