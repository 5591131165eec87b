#include "web/views/over_time.hpp"

#include <algorithm>
#include <utility>

#include "core/base/facet_kind.hpp"

namespace nachlese::web {
namespace {

// All articles that could have been found: of the same sources and sections, whatever they say.
search::SearchRequest everything(search::SearchRequest request) {
  std::erase_if(request.filters, [](const search::FacetFilter& filter) {
    return filter.kind != FacetKind::source && filter.kind != FacetKind::section;
  });
  return counting(std::move(request), {});
}

}  // namespace

bool OverTime::complete() const {
  return std::ranges::all_of(others, &search::SearchResponse::complete) &&
         (!all || all->complete) && (!everywhere || everywhere->complete);
}

SeriesCounts OverTime::series(const search::Facets& first) const {
  SeriesCounts out = {&first};
  for (const search::SearchResponse& other : others) {
    if (other.facets) out.push_back(&*other.facets);
  }
  return out;
}

const search::Facets* OverTime::all_counts() const {
  return all && all->facets ? &*all->facets : nullptr;
}

search::SearchRequest counting(search::SearchRequest request, std::string query) {
  request.query = std::move(query);
  request.quotes = false;
  request.facets = true;
  request.facet_limit = 0;
  request.limit = 1;
  request.offset = 0;
  request.related = 0;
  return request;
}

std::string both(const std::string& query, const std::string& other) {
  if (query.empty()) return other;
  return "(" + query + ") AND (" + other + ")";
}

OverTime find_over_time(Context& context, const SearchParameters& search, bool overview) {
  OverTime out;
  const search::SearchRequest& request = search.request;
  for (const std::string& query : search.compare) {
    out.others.push_back(context.search(counting(request, query)));
    search::SearchRequest shared = counting(request, both(request.query, query));
    shared.facets = false;
    out.common.push_back(context.search(shared).total);
  }
  if (search.share) out.all = context.search(everything(request));
  if (overview && (request.from || request.to)) {
    search::SearchRequest anytime = counting(request, request.query);
    anytime.from = anytime.to = std::nullopt;
    out.everywhere = context.search(anytime);
  }
  return out;
}

}  // namespace nachlese::web
