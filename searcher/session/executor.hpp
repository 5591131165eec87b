// How a plan is run.
//
// | archive            | order     | doc values | executor |
// |--------------------|-----------|------------|--------------------------------------------------|
// | one local database | relevance | any        | single pass: ids and weights of all matches are |
// |                    |           |            | written down, then counted and ranked | | local
// | date      | in memory  | by date: matches are written down, counted, and  | | |           | |
// ordered by the doc values                        | | everything else    |           | | two
// passes: the best are found without looking at | |                    |           |            |
// all; all are counted without weights, on another | |                    |           | | core
// where that pays                             |
//
// Weights are posting sources of our own in the single pass, Xapian's operators elsewhere. Filters
// weigh next to nothing once Xapian has taken the end of a block for damage
// (engine/xapian_faults.hpp); find_matches() runs the executor again then.
#pragma once

#include <memory>

#include "core/store/archive_database.hpp"
#include "searcher/api/request.hpp"
#include "searcher/engine/emit.hpp"
#include "searcher/session/matches.hpp"
#include "searcher/session/prepare.hpp"
#include "searcher/session/state.hpp"

namespace nachlese::search {

// What one search is about.
struct Execution {
  Searcher::State& state;
  const SearchRequest& request;
  const PreparedQuery& prepared;
  Target target;
  bool by_relevance = true;
  bool rescored = true;  // the best matches are put into another order by nearness and date
};

[[nodiscard]] Execution plan_execution(Searcher::State& state,
                                       const store::ArchiveDatabase& database,
                                       const SearchRequest& request, const PreparedQuery& prepared,
                                       Deadline deadline);

// Page, counter, and whether the time sufficed. Throws Xapian::DatabaseCorruptError.
void execute(const Execution& execution, const Plan& plan, Matches& out);

}  // namespace nachlese::search
