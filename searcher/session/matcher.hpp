// Runs a prepared query within its time, as strictly as possible while it finds enough.
#pragma once

#include <cstddef>
#include <optional>

#include "core/store/archive_database.hpp"
#include "searcher/api/deadline.hpp"
#include "searcher/api/request.hpp"
#include "searcher/session/matches.hpp"
#include "searcher/session/prepare.hpp"

namespace nachlese::search {

// With fewer articles than this that have all of a few words, those that lack some follow behind.
inline constexpr std::size_t kEnough = 10;

// Relaxes the query to fewer words if fewer than `enough` articles have all of them.
[[nodiscard]] Matches find_matches(Searcher::State& state, const store::ArchiveDatabase& database,
                                   const SearchRequest& request, const PreparedQuery& prepared,
                                   const std::optional<Plan>& filter, std::size_t enough,
                                   Deadline deadline);

// Reports relaxation and a passed deadline.
void report(const Matches& matches, const SearchRequest& request, query::Diagnostics& diagnostics);

}  // namespace nachlese::search
