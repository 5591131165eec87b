// Turns counted facet ids into the lists that users see.
#pragma once

#include <cstddef>

#include "core/store/archive_database.hpp"
#include "searcher/api/response.hpp"
#include "searcher/engine/match_counter.hpp"
#include "searcher/session/state.hpp"

namespace nachlese::search {

// At most `limit` values of each kind. Bare surnames count for the person whom they presumably
// mean.
[[nodiscard]] Facets list_facets(Searcher::State& state, const store::ArchiveDatabase& database,
                                 const MatchCounter& counter, std::size_t limit,
                                 Deadline deadline = Deadline::max());

}  // namespace nachlese::search
