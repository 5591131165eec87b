// Runs a plan with one of three executors:
//
// single pass  One local database, by relevance: collects ids and weights of all matches, then
//              counts and ranks them.
// by date      Any other order if doc values are in memory: collects ids, counts them and orders
//              them by their doc values.
// two passes   Everything else: finds the best matches without looking at all of them, and counts
//              all without weights, on another core if that pays.
//
// The single pass evaluates plans itself (engine/evaluation.hpp), and so does counting in one local
// database; the rest is left to Xapian's operators. If
// Xapian takes the end of a block for damage (engine/xapian_faults.hpp), find_matches() runs the
// executor again with filters that weigh next to nothing.
#pragma once

#include <memory>

#include "core/store/archive_database.hpp"
#include "searcher/api/request.hpp"
#include "searcher/engine/emit.hpp"
#include "searcher/session/matches.hpp"
#include "searcher/session/prepare.hpp"
#include "searcher/session/state.hpp"

namespace nachlese::search {

// The inputs of one search.
struct Execution {
  Searcher::State& state;
  const SearchRequest& request;
  const PreparedQuery& prepared;
  Target target;
  bool by_relevance = true;
  bool rescored = true;  // the best matches are reordered by proximity and date
};

[[nodiscard]] Execution plan_execution(Searcher::State& state,
                                       const store::ArchiveDatabase& database,
                                       const SearchRequest& request, const PreparedQuery& prepared,
                                       Deadline deadline);

// Fills page, counter and `complete` of `out`. Throws Xapian::DatabaseCorruptError.
void execute(const Execution& execution, const Plan& plan, Matches& out);

}  // namespace nachlese::search
