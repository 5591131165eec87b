#include "searcher/session/rescore.hpp"

#include <algorithm>

#include "core/store/terms.hpp"
#include "searcher/engine/recency.hpp"
#include "searcher/query/periods.hpp"
#include "searcher/session/proximity.hpp"

namespace nachlese::search {
namespace {

// The date of the newest article, but no later than today: one misprinted date must not make all
// other articles old.
std::uint64_t newest(const store::ArchiveDatabase& database) {
  return std::min(store::unpack_number(database.get_value_upper_bound(schema::kPublished)),
                  last_second(query::local_today()));
}

std::uint64_t published(const Target& target, const Match& match) {
  return target.columns ? target.columns->published(match.docid)
                        : store::unpack_number(match.document.get_value(schema::kPublished));
}

}  // namespace

void cut_to_page(const SearchRequest& request, std::vector<Match>& matches) {
  const std::size_t begin = std::min(request.offset, matches.size());
  const std::size_t end = std::min(request.offset + request.limit, matches.size());
  matches = {matches.begin() + static_cast<std::ptrdiff_t>(begin),
             matches.begin() + static_cast<std::ptrdiff_t>(end)};
}

void rescore(const Execution& execution, std::vector<Match>& matches) {
  const auto& [state, request, prepared, target, by_relevance, rescored] = execution;
  const auto window =
      matches.begin() + static_cast<std::ptrdiff_t>(std::min(kRescoreWindow, matches.size()));
  add_proximity(prepared, target, {matches.begin(), window});
  if (request.recency && prepared.ranking.recency > 0) {
    const std::uint64_t newest_article = newest(target.database);
    for (auto match = matches.begin(); match != window; ++match)
      match->score *=
          recency_factor(published(target, *match), newest_article, prepared.ranking.recency);
  }
  std::stable_sort(matches.begin(), window,
                   [](const Match& a, const Match& b) { return a.score > b.score; });
  cut_to_page(request, matches);
}

}  // namespace nachlese::search
