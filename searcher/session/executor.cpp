#include "searcher/session/executor.hpp"

#include "searcher/engine/by_date.hpp"
#include "searcher/session/rescore.hpp"
#include "searcher/session/single_pass.hpp"
#include "searcher/session/two_passes.hpp"

namespace nachlese::search {
namespace {

void order_by_date(const Execution& execution, const Plan& plan, Matches& out) {
  const auto& [state, request, prepared, target, by_relevance, rescored] = execution;
  const Matching& matching = out.counter->count(plan, target);
  const DateOrder order{.newest_first = request.sort != Sort::oldest,
                        .collapse = request.collapse,
                        .offset = request.offset,
                        .limit = request.limit};
  for (const auto id : by_date(*target.columns, matching, order))
    out.page.push_back({id, 0, 0, target.database.get_document(id)});
}

}  // namespace

Execution plan_execution(Searcher::State& state, const store::ArchiveDatabase& database,
                         const SearchRequest& request, const PreparedQuery& prepared,
                         Deadline deadline) {
  const bool by_relevance = request.sort == Sort::relevance && prepared.compiled.ranks();
  return {.state = state,
          .request = request,
          .prepared = prepared,
          .target = {.database = database,
                     .columns = state.columns(database),
                     .ranking = prepared.ranking,
                     .deadline = deadline,
                     .filters = Filters::free},
          .by_relevance = by_relevance,
          .rescored = by_relevance && request.offset < kRescoreWindow};
}

void execute(const Execution& execution, const Plan& plan, Matches& out) {
  const Target& target = execution.target;
  if (execution.by_relevance && target.database.is_single()) {
    single_pass(execution, plan, out);
  } else if (!execution.by_relevance && target.columns) {
    order_by_date(execution, plan, out);
  } else {
    two_passes(execution, plan, out);
  }
  out.complete = out.complete && out.counter->complete();
}

}  // namespace nachlese::search
