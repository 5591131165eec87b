// Turns the text and filters of a request into plans.
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

// A query, parsed and compiled for one state of the archive.
struct PreparedQuery {
  Compiled compiled;
  std::vector<QueryName> names;
  Ranking ranking;
  bool everything = false;  // an empty query
  bool has_phrase = false;  // words that must stand together
  std::string tree;

  // The plan of the query within `filter`. A filter that no article passes is an empty plan, not
  // nullopt.
  [[nodiscard]] Plan plan(const std::optional<Plan>& filter, Demand demand) const;
};

// Throws TimeIsUp after the deadline.
[[nodiscard]] PreparedQuery prepare(const std::string& text, const store::ArchiveDatabase& database,
                                    Searcher::State& state, query::Diagnostics& diagnostics,
                                    Deadline deadline = Deadline::max(),
                                    const QuoteView& view = {});

// What the request asks of quotations beside its text. Throws TimeIsUp after the deadline.
[[nodiscard]] QuoteView quote_view(Searcher::State& state, const SearchRequest& request,
                                   const store::ArchiveDatabase& database);

// The plan of the request's dates and facet filters; nullopt if it has none. Throws TimeIsUp after
// the deadline.
[[nodiscard]] std::optional<Plan> filter_of(Searcher::State& state, const SearchRequest& request,
                                            const store::ArchiveDatabase& database,
                                            query::Diagnostics& diagnostics,
                                            Deadline deadline = Deadline::max());

// The filter, if the request asks for `clear` passed only by articles in which the neighboring
// words of the query are near each other. A query of one word says nothing of nearness.
[[nodiscard]] std::optional<Plan> clear_within(const std::optional<Plan>& filter,
                                               const SearchRequest& request,
                                               const PreparedQuery& prepared);

}  // namespace nachlese::search
