#include "web/finds/neighbors.hpp"

#include <charconv>

namespace nachlese::web {

Neighbors find_neighbors(Context& context, std::string_view hit, const SearchParameters& search,
                         const std::string& id) {
  Neighbors out;
  std::size_t place = 0;
  const auto [end, error] = std::from_chars(hit.data(), hit.data() + hit.size(), place);
  if (error != std::errc() || end != hit.data() + hit.size() || place < 1 ||
      place > kMaxOffset + kMaxLimit)
    return out;
  search::SearchRequest around = search.request;
  around.facets = false;
  around.related = 0;
  around.quotes = false;
  if (around.query.empty() && around.sort == search::Sort::relevance)
    around.sort = search::Sort::newest;
  const std::size_t before = std::min<std::size_t>(place - 1, 1);
  around.offset = place - 1 - before;
  around.limit = 2 + before;
  const search::SearchResponse found = context.search(around);
  // The archive may have changed since the list was shown.
  if (found.hits.size() <= before || found.hits[before].id != id) return out;
  out.place = place;
  out.total = found.total;
  if (before > 0) out.previous = found.hits.front().id;
  if (found.hits.size() > before + 1) out.next = found.hits[before + 1].id;
  return out;
}

}  // namespace nachlese::web
