#include "searcher/session/open_kinds.hpp"

#include <algorithm>

namespace nachlese::search {
namespace {

bool is_open(const SearchRequest& request, FacetKind kind) {
  return !request.match.all_of(kind) &&
         std::ranges::any_of(request.filters, [kind](const FacetFilter& filter) {
           return filter.kind == kind && !filter.exclude;
         });
}

SearchRequest without_kind(SearchRequest request, FacetKind kind) {
  std::erase_if(request.filters, [kind](const FacetFilter& filter) {
    return filter.kind == kind && !filter.exclude;
  });
  return request;
}

MatchCounter count(const store::ArchiveDatabase& database, Searcher::State& state,
                   const SearchRequest& request, const Plan& plan, Deadline deadline) {
  return retry_false_corruption([&](Filters filters) {
    MatchCounter counter(true, request.collapse);
    (void)counter.count(plan, {.database = database,
                               .columns = state.columns(database),
                               .ranking = state.ranking,
                               .deadline = deadline,
                               .filters = filters});
    return counter;
  });
}

}  // namespace

std::vector<OpenKind> count_open_kinds(Searcher::State& state,
                                       const store::ArchiveDatabase& database,
                                       const SearchRequest& request, const Found& found,
                                       Deadline deadline) {
  std::vector<OpenKind> out;
  for (const auto& row : kFacetKinds) {
    if (!is_open(request, row.kind)) continue;
    query::Diagnostics ignored(request.language);
    const auto filter =
        clear_within(filter_of(state, without_kind(request, row.kind), database, ignored, deadline),
                     request, found.prepared);
    OpenKind& open = out.emplace_back();
    open.kind = row.kind;
    std::vector<Demand> demands = found.matches.in_vain;
    demands.push_back(found.matches.demand);
    for (const Demand demand : demands)
      open.counters.push_back(
          count(database, state, request, found.prepared.plan(filter, demand), deadline));
  }
  return out;
}

}  // namespace nachlese::search
