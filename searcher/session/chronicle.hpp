// Makes a chronicle: which days stand out, which stories make them do so, and what each is about.
//
// 1. All matches are counted by day, and so are all articles. Days are scored, and bursts found
//    (bursts.hpp).
// 2. The best matches are read, and those of the busiest days, kMostInChronicle at most.
// 3. They are grouped into stories (story_groups.hpp). A story is worth what its days stand out by,
//    in shares by how much its articles are about the topic.
// 4. The best stories become lines, each with a headline (headline.hpp).
#pragma once

#include "core/store/archive_database.hpp"
#include "searcher/api/chronicle.hpp"
#include "searcher/api/deadline.hpp"
#include "searcher/session/state.hpp"

namespace nachlese::search {

// `finding` and `all`: when finding matches and reading articles must end.
[[nodiscard]] Chronicle make_chronicle(Searcher::State& state,
                                       const store::ArchiveDatabase& database,
                                       const ChronicleRequest& request, Deadline finding,
                                       Deadline all);

}  // namespace nachlese::search
