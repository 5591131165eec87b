// From the text of a request to what is asked of the engine.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/api/deadline.hpp"
#include "searcher/api/request.hpp"
#include "searcher/compile/compiler.hpp"
#include "searcher/names/query_names.hpp"
#include "searcher/query/diagnostics.hpp"
#include "searcher/session/state.hpp"

namespace nachlese::search {

// A query that has been read and compiled for one state of the archive.
struct PreparedQuery {
  Compiled compiled;
  std::vector<QueryName> names;
  Ranking ranking;
  bool everything = false;  // an empty query
  std::string tree;

  // With the filter of the request. A filter that nothing passes is an empty plan, which is not the
  // same as none.
  [[nodiscard]] Plan plan(const std::optional<Plan>& filter, Demand demand) const;
};

// Throws TimeIsUp after the deadline.
[[nodiscard]] PreparedQuery prepare(const std::string& text, const store::ArchiveDatabase& database,
                                    Searcher::State& state, query::Diagnostics& diagnostics,
                                    Deadline deadline = Deadline::max());

// The request's dates and facet filters; nullopt if there are none. Throws TimeIsUp after the
// deadline.
[[nodiscard]] std::optional<Plan> filter_of(Searcher::State& state, const SearchRequest& request,
                                            const store::ArchiveDatabase& database,
                                            query::Diagnostics& diagnostics,
                                            Deadline deadline = Deadline::max());

}  // namespace nachlese::search
