// Turns counted facet ids into the lists that users see.
#pragma once

#include <cstddef>
#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "searcher/engine/match_counter.hpp"
#include "searcher/session/open_kinds.hpp"
#include "searcher/session/state.hpp"

namespace nachlese::search {

struct FacetCounts {
  const MatchCounter& matches;
  std::vector<OpenKind> open = {};       // these kinds are listed by their own counters
  std::vector<FacetFilter> chosen = {};  // listed even if they are not among the most frequent
};

// At most `limit` values of each kind, and those chosen. Bare surnames count for the person whom
// they presumably mean, and those that several persons share are left out.
[[nodiscard]] Facets list_facets(Searcher::State& state, const store::ArchiveDatabase& database,
                                 const FacetCounts& counts, std::size_t limit,
                                 Deadline deadline = Deadline::max());

}  // namespace nachlese::search
