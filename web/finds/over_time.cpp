#include "web/finds/over_time.hpp"

#include <algorithm>
#include <utility>

#include "core/base/facet_kind.hpp"

namespace nachlese::web {
namespace {

// Days are only counted within a year: bars of days need all articles of these days only.
void limit_to_days(search::SearchRequest& request, const SeriesCounts& series) {
  const Timeline days = make_timeline(request, series, Date::Precision::day);
  if (days.bins.empty()) return;
  if (!request.from) request.from = days.bins.front().period;
  if (!request.to) request.to = days.bins.back().period;
}

// All articles that could have been found: of the same sources and sections, whatever they say.
search::SearchRequest everything(search::SearchRequest request, const SeriesCounts& series,
                                 std::optional<Date::Precision> step) {
  if (step && !can_show(series, *step)) step = std::nullopt;
  if (make_timeline(request, series, step).step == Date::Precision::day)
    limit_to_days(request, series);
  std::erase_if(request.filters, [](const search::FacetFilter& filter) {
    return filter.kind != FacetKind::source && filter.kind != FacetKind::section;
  });
  request.quotes = false;
  return counting(std::move(request), {});
}

// Whether the answer has articles without some of the words, which no query for both would find.
bool lacks_words(const search::SearchResponse& response) {
  return std::ranges::any_of(response.diagnostics, [](const search::Diagnostic& diagnostic) {
    return diagnostic.code == "relaxed" || diagnostic.code == "half";
  });
}

}  // namespace

search::SearchRequest counting(search::SearchRequest request, std::string query) {
  request.query = std::move(query);
  request.facets = true;
  request.facet_limit = 0;
  request.limit = 1;
  request.offset = 0;
  request.related = 0;
  return request;
}

OverTime find_over_time(Context& context, const SearchParameters& search,
                        const search::SearchResponse& first, bool overview) {
  static const search::Facets none;
  const search::Facets& counts = first.facets ? *first.facets : none;
  OverTime out;
  const search::SearchRequest& request = search.request;
  for (const std::string& query : search.compare) {
    out.others.push_back(context.search(counting(request, query)));
    if (lacks_words(first) || lacks_words(out.others.back())) {
      out.common.emplace_back();
      continue;
    }
    search::SearchRequest shared = counting(request, both(request.query, query));
    shared.facets = false;
    out.common.push_back(context.search(shared).total);
  }
  if (search.share) out.all = context.search(everything(request, out.series(counts), search.step));
  if (overview && (request.from || request.to)) {
    search::SearchRequest anytime = counting(request, request.query);
    anytime.from = anytime.to = std::nullopt;
    out.everywhere = context.search(anytime);
  }
  return out;
}

}  // namespace nachlese::web
