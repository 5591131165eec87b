// Further steps where little was found: looser readings of the query, each with its number.
#pragma once

#include <optional>
#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/api/deadline.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "searcher/session/find.hpp"

namespace nachlese::search {

// None if enough was found, or nothing looser finds more. Throws TimeIsUp.
[[nodiscard]] std::vector<OfferedSearch> offers_for(Searcher::State& state,
                                                    const store::ArchiveDatabase& database,
                                                    const SearchRequest& request,
                                                    const Found& found, Deadline deadline);

// Says what empties an answer: the period, the filters, or words that no article has. Throws
// TimeIsUp.
void explain_nothing(Searcher::State& state, const store::ArchiveDatabase& database,
                     const SearchRequest& request, const Found& found, Deadline deadline,
                     query::Diagnostics& diagnostics);

}  // namespace nachlese::search
