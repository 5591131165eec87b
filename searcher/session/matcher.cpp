#include "searcher/session/matcher.hpp"

#include <string>
#include <utility>

#include "searcher/session/executor.hpp"

namespace nachlese::search {
namespace {

void count_duplicates(Matches& matches) {
  for (auto& match : matches.page) {
    const std::uint64_t members =
        matches.counter->count_of_cluster(match.document.get_value(schema::kCluster));
    match.duplicates = members > 0 ? members - 1 : 0;
  }
}

Matches match(Execution& execution, const std::optional<Plan>& filter, Demand demand) {
  const Plan plan = execution.prepared.plan(filter, demand);
  return retry_false_corruption([&](Filters filters) {
    // Stays weighed: a relaxed search would meet the same fault again.
    if (filters == Filters::weighed) execution.target.filters = filters;
    Matches out;
    out.demand = demand;
    out.counter =
        std::make_unique<MatchCounter>(execution.request.facets, execution.request.collapse);
    execute(execution, plan, out);
    out.total_exact = out.complete;
    out.total = out.counter->distinct();
    count_duplicates(out);
    return out;
  });
}

}  // namespace

Matches find_matches(Searcher::State& state, const store::ArchiveDatabase& database,
                     const SearchRequest& request, const PreparedQuery& prepared,
                     const std::optional<Plan>& filter, std::size_t enough, Deadline deadline) {
  Execution execution = plan_execution(state, database, request, prepared, deadline);
  const auto& clauses = prepared.compiled.clauses;
  // Sorted by date the strict set alone is shown: nothing would tell the rest from it.
  const bool many = execution.by_relevance && can_relax(clauses, Demand::half);
  Matches best = match(execution, filter, many ? Demand::half : Demand::all);
  const std::uint64_t strict_total = best.total;
  for (const Demand demand : {Demand::most, Demand::any}) {
    if (!execution.by_relevance || !best.complete || best.total >= (many ? 1 : enough) ||
        !can_relax(clauses, demand))
      continue;
    Matches relaxed = match(execution, filter, demand);
    if (relaxed.total > best.total) best = std::move(relaxed);
  }
  best.strict_total = strict_total;
  return best;
}

void report(const Matches& matches, const SearchRequest& request, query::Diagnostics& diagnostics) {
  const query::Span whole{0, request.query.size()};
  if (!matches.complete) diagnostics.report(query::Issue::time_is_up, whole);
  const std::string complete = std::to_string(matches.strict_total);
  if (matches.demand == Demand::most)
    diagnostics.report(query::Issue::relaxed_most, whole, complete);
  if (matches.demand == Demand::any) diagnostics.report(query::Issue::relaxed_any, whole, complete);
  if (matches.demand == Demand::half) diagnostics.report(query::Issue::ranked_by_half, whole);
}

}  // namespace nachlese::search
