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
    out.total = out.counter->total();
    count_duplicates(out);
    return out;
  });
}

// How many articles match in the whole archive, whatever the filters: each story once.
std::uint64_t count_everywhere(const Execution& execution, Demand demand) {
  const Plan plan = execution.prepared.plan(std::nullopt, demand);
  return retry_false_corruption([&](Filters filters) {
    const Target& target = execution.target;
    MatchCounter counter(false, true);
    (void)counter.count(plan, {.database = target.database,
                               .columns = target.columns,
                               .ranking = target.ranking,
                               .deadline = target.deadline,
                               .filters = filters == Filters::weighed ? filters : target.filters});
    return counter.distinct();
  });
}

// Demands less while fewer than `enough` articles match.
void relax(Execution& execution, std::uint64_t enough, Matches& best) {
  for (const Demand demand : {Demand::most, Demand::any}) {
    if (!best.complete || best.counter->distinct() >= enough ||
        !can_relax(execution.prepared.compiled.clauses, demand))
      continue;
    Matches relaxed = match(execution, std::nullopt, demand);
    if (relaxed.counter->distinct() > best.counter->distinct()) best = std::move(relaxed);
  }
}

// What relax() would demand without the filters. A filter says how many articles it leaves before
// it is chosen, so it must not change how the words are read.
Demand demand_everywhere(const Execution& execution, std::uint64_t enough, Demand strict) {
  Demand best = strict;
  std::uint64_t most = count_everywhere(execution, strict);
  for (const Demand demand : {Demand::most, Demand::any}) {
    if (most >= enough || !can_relax(execution.prepared.compiled.clauses, demand)) continue;
    const std::uint64_t relaxed = count_everywhere(execution, demand);
    if (relaxed <= most) continue;
    best = demand;
    most = relaxed;
  }
  return best;
}

// Demands what the query demands everywhere, and less only where this leaves nothing: then nothing
// was promised either.
void relax_within(Execution& execution, const Plan& filter, std::uint64_t enough, Matches& best) {
  const auto& clauses = execution.prepared.compiled.clauses;
  const bool relaxes = can_relax(clauses, Demand::most) || can_relax(clauses, Demand::any);
  if (!relaxes || !best.complete || best.counter->distinct() >= enough) return;
  const Demand first = demand_everywhere(execution, enough, best.demand);
  if (first != best.demand) best = match(execution, filter, first);
  std::vector<Demand> in_vain;
  for (const Demand demand : {Demand::most, Demand::any}) {
    const bool demanded = first == Demand::any || first == demand;
    if (demanded || best.total > 0 || !best.complete || !can_relax(clauses, demand)) continue;
    in_vain.push_back(best.demand);
    best = match(execution, filter, demand);
  }
  best.in_vain = std::move(in_vain);
}

}  // namespace

Matches find_matches(Searcher::State& state, const store::ArchiveDatabase& database,
                     const SearchRequest& request, const PreparedQuery& prepared,
                     const std::optional<Plan>& filter, std::size_t enough, Deadline deadline) {
  Execution execution = plan_execution(state, database, request, prepared, deadline);
  const bool many = execution.by_relevance && can_relax(prepared.compiled.clauses, Demand::half);
  Matches best = match(execution, filter, many ? Demand::half : Demand::all);
  const std::uint64_t strict_total = best.total;
  std::uint64_t strict_everywhere = best.counter->distinct();
  if (filter && strict_total == 0 && best.complete)
    strict_everywhere = count_everywhere(execution, best.demand);
  // Sorted by date the strict set alone is shown: nothing would tell the rest from it.
  const std::uint64_t few = many ? 1 : enough;
  if (execution.by_relevance && filter) relax_within(execution, *filter, few, best);
  if (execution.by_relevance && !filter) relax(execution, few, best);
  best.strict_total = strict_total;
  best.strict_everywhere = strict_everywhere;
  return best;
}

void report(const Matches& matches, const SearchRequest& request, query::Diagnostics& diagnostics) {
  const query::Span whole{0, request.query.size()};
  if (!matches.complete) diagnostics.report(query::Issue::time_is_up, whole);
  if (matches.total == 0) return;  // nothing follows
  const std::string complete = std::to_string(matches.strict_total);
  if (matches.demand == Demand::most)
    diagnostics.report(query::Issue::relaxed_most, whole, complete);
  if (matches.demand == Demand::any) diagnostics.report(query::Issue::relaxed_any, whole, complete);
  if (matches.demand == Demand::half) diagnostics.report(query::Issue::ranked_by_half, whole);
}

}  // namespace nachlese::search
