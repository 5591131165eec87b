// Finds the matches of a request: parses, runs and, if nothing is found, corrects the query.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "searcher/session/matcher.hpp"

namespace nachlese::search {

struct Found {
  PreparedQuery prepared;      // of the query as typed, or of the suggestion
  std::optional<Plan> filter;  // dates and values of facets
  std::optional<Plan> within;  // the filter, and what `clear` demands of this query
  Matches matches;
  std::string suggestion;  // "did you mean"; empty if none
  std::vector<OfferedSearch> offers;
  bool corrected = false;  // nothing was found as typed
};

// Runs the query, or, if it finds nothing at all, the suggestion, assuming a typo. Reports
// everything odd. `enough` as in find_matches(). After the deadline it returns what was found until
// then.
[[nodiscard]] Found find(Searcher::State& state, const store::ArchiveDatabase& database,
                         const SearchRequest& request, std::size_t enough, Deadline deadline,
                         query::Diagnostics& diagnostics);

}  // namespace nachlese::search
