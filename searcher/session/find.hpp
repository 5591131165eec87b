// From a request to its matches: read, run, and corrected where it finds nothing.
#pragma once

#include <optional>
#include <string>

#include "core/store/archive_database.hpp"
#include "searcher/api/request.hpp"
#include "searcher/session/matcher.hpp"

namespace nachlese::search {

struct Found {
  PreparedQuery prepared;  // of the query as typed, or of the suggestion
  std::optional<Plan> filter;
  Matches matches;
  std::string suggestion;  // did you mean; empty if none
  bool corrected = false;  // nothing was found as typed
};

// What the query finds, or, if that is nothing at all, what the suggestion finds: then it was a
// slip of the finger. Everything odd is reported. `enough` as for find_matches(). After the
// deadline, which holds for all of it, what was found until then.
[[nodiscard]] Found find(Searcher::State& state, const store::ArchiveDatabase& database,
                         const SearchRequest& request, std::size_t enough, Deadline deadline,
                         query::Diagnostics& diagnostics);

}  // namespace nachlese::search
