// Counts by day for a chronicle: of the matches, and of all articles they are measured by.
#pragma once

#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/api/deadline.hpp"
#include "searcher/api/request.hpp"
#include "searcher/engine/match_counter.hpp"
#include "searcher/session/bursts.hpp"
#include "searcher/session/state.hpp"

namespace nachlese::search {

struct ChronicleDays {
  std::vector<DayCount> days;  // those with articles, ascending
  bool complete = true;
};

// All articles are those of the sources, sections, agencies and period that the request chooses.
[[nodiscard]] ChronicleDays count_days(Searcher::State& state,
                                       const store::ArchiveDatabase& database,
                                       const SearchRequest& request, const MatchCounter& matches,
                                       Deadline deadline);

}  // namespace nachlese::search
