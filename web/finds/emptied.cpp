#include "web/finds/emptied.hpp"

#include <algorithm>
#include <utility>

namespace nachlese::web {
namespace {

using Without = Emptied::Without;

constexpr std::size_t kMostFiltersTried = 4;

// Searches for what is left, and adds it if it finds something.
void add_way(Context& context, Without without, std::string value, SearchParameters rest,
             Emptied& out) {
  rest.request.offset = 0;
  search::SearchRequest request = rest.request;
  request.facets = false;
  request.related = 0;
  request.limit = 1;
  request.quotes = false;
  const search::SearchResponse found = context.search(request);
  // What would only be found after a correction is no way out.
  if (found.total == 0 || found.corrected) return;
  out.ways.push_back({without, std::move(value), std::move(rest), found.total});
}

SearchParameters without_all(SearchParameters search) {
  search.request.filters.clear();
  return search;
}

void add_filters(Context& context, const SearchParameters& search, Emptied& out) {
  const auto& filters = search.request.filters;
  if (filters.size() > 1) add_way(context, Without::filters, {}, without_all(search), out);
  for (std::size_t i = 0; i < std::min(filters.size(), kMostFiltersTried); ++i)
    add_way(context, Without::filter, filters[i].value, without_filter(search, filters[i]), out);
}

}  // namespace

Emptied find_emptied(Context& context, const SearchParameters& asked) {
  Emptied out;
  // The ways out are pages of results of their own.
  SearchParameters search = asked;
  search.more = std::nullopt;
  search.find.clear();
  search.step = std::nullopt;
  const search::SearchRequest& request = search.request;
  const bool has_period = request.from || request.to;
  if (has_period)
    add_way(context, Without::period, {}, with_period(search, std::nullopt, std::nullopt), out);
  if (!request.filters.empty()) add_filters(context, search, out);
  if (out.ways.empty() && has_period && !request.filters.empty())
    add_way(context, Without::period_and_filters, {},
            with_period(without_all(search), std::nullopt, std::nullopt), out);
  if (request.clear) {
    SearchParameters rest = search;
    rest.request.clear = false;
    add_way(context, Without::nearness, {}, std::move(rest), out);
  }
  if (!has_period) return out;
  if (const auto archive = context.backend.summary(context.budget)) {
    out.first_day = archive->first_date;
    out.last_day = archive->last_date;
  }
  return out;
}

}  // namespace nachlese::web
