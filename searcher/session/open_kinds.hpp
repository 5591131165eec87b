// Counts of the kinds whose filter any one of several values passes: without this filter, as if
// none of its values were chosen, so that the others can be chosen, too.
#pragma once

#include <vector>

#include "searcher/session/find.hpp"

namespace nachlese::search {

struct OpenKind {
  FacetKind kind = FacetKind::person;
  // Of the first one that has a value at all, its count is what a filter by it finds: what the
  // query demands, then less, as far as a search within the filter would go.
  std::vector<MatchCounter> counters;
};

// One pass for each such kind, which ends at the deadline.
[[nodiscard]] std::vector<OpenKind> count_open_kinds(Searcher::State& state,
                                                     const store::ArchiveDatabase& database,
                                                     const SearchRequest& request,
                                                     const Found& found, Deadline deadline);

}  // namespace nachlese::search
