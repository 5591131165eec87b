#include "web/views/emptied.hpp"

#include <algorithm>
#include <utility>

#include "web/views/find_messages.hpp"

namespace nachlese::web {
namespace {

constexpr std::size_t kMostFiltersTried = 4;

// Searches for what is left, and adds it if it finds something.
void add_way(Context& context, const View& view, SearchParameters rest, std::string label,
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
  const std::size_t hole = label.find("{}");
  label.replace(hole, 2, say_hits(view, found.total));
  out.ways.push_back({std::move(rest), std::move(label), found.total});
}

SearchParameters without_all(SearchParameters search) {
  search.request.filters.clear();
  return search;
}

void add_filters(Context& context, const View& view, Emptied& out) {
  const auto& filters = view.search.request.filters;
  if (filters.size() > 1)
    add_way(context, view, without_all(view.search),
            std::string(say(view.language, messages::kWithoutFilters)), out);
  for (std::size_t i = 0; i < std::min(filters.size(), kMostFiltersTried); ++i) {
    std::string label(say(view.language, messages::kWithoutFilter));
    label.replace(label.find("[]"), 2, filters[i].value);
    add_way(context, view, without_filter(view.search, filters[i]), std::move(label), out);
  }
}

}  // namespace

Emptied find_emptied(Context& context, const View& view) {
  Emptied out;
  const search::SearchRequest& request = view.search.request;
  const bool has_period = request.from || request.to;
  if (has_period)
    add_way(context, view, with_period(view.search, std::nullopt, std::nullopt),
            std::string(say(view.language, messages::kWithoutPeriod)), out);
  if (!request.filters.empty()) add_filters(context, view, out);
  if (out.ways.empty() && has_period && !request.filters.empty())
    add_way(context, view, with_period(without_all(view.search), std::nullopt, std::nullopt),
            std::string(say(view.language, messages::kWithoutBoth)), out);
  if (request.clear) {
    SearchParameters rest = view.search;
    rest.request.clear = false;
    add_way(context, view, std::move(rest), std::string(say(view.language, messages::kUnclear)),
            out);
  }
  if (!has_period) return out;
  if (const auto archive = context.backend.summary(context.budget)) {
    out.first_day = archive->first_date;
    out.last_day = archive->last_date;
  }
  return out;
}

}  // namespace nachlese::web
