#include "searcher/session/chronicle_days.hpp"

#include <algorithm>

#include "searcher/engine/xapian_faults.hpp"
#include "searcher/query/diagnostics.hpp"
#include "searcher/session/prepare.hpp"

namespace nachlese::search {
namespace {

// Says where an article is from, not what it is about.
bool is_origin(FacetKind kind) {
  return kind == FacetKind::source || kind == FacetKind::section || kind == FacetKind::agency;
}

DayTotals count_all(Searcher::State& state, const store::ArchiveDatabase& database,
                    const std::optional<Plan>& filter, Deadline deadline) {
  return retry_false_corruption([&](Filters filters) {
    MatchCounter counter(true, false);
    (void)counter.count(filter ? filtered(everything(), *filter) : everything(),
                        {.database = database,
                         .columns = state.columns(database),
                         .ranking = state.ranking,
                         .deadline = deadline,
                         .filters = filters});
    return DayTotals{counter.days(), counter.complete()};
  });
}

// Those of the whole archive stay the same until it changes.
DayTotals all_articles(Searcher::State& state, const store::ArchiveDatabase& database,
                       const SearchRequest& request, Deadline deadline) {
  SearchRequest origin = request;
  std::erase_if(origin.filters, [](const FacetFilter& filter) { return !is_origin(filter.kind); });
  query::Diagnostics ignored(request.language);
  const auto filter = filter_of(state, origin, database, ignored, deadline);
  if (filter) return count_all(state, database, filter, deadline);
  const std::string now = database.state();
  if (state.day_totals.archive != now) {
    DayTotals totals = count_all(state, database, filter, deadline);
    if (!totals.complete) return totals;
    state.day_totals = {now, std::move(totals)};
  }
  return state.day_totals.totals;
}

}  // namespace

ChronicleDays count_days(Searcher::State& state, const store::ArchiveDatabase& database,
                         const SearchRequest& request, const MatchCounter& matches,
                         Deadline deadline) {
  const DayTotals all = all_articles(state, database, request, deadline);
  const auto found = matches.days();
  ChronicleDays out;
  out.complete = all.complete && matches.complete();
  auto match = found.begin();
  for (const auto& [day, articles] : all.days) {
    while (match != found.end() && match->first < day) ++match;
    const std::uint64_t here = match != found.end() && match->first == day ? match->second : 0;
    out.days.push_back({static_cast<std::int64_t>(day), std::min(here, articles), articles});
  }
  return out;
}

}  // namespace nachlese::search
