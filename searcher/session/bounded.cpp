#include "searcher/session/bounded.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/period.hpp"
#include "core/base/utf8.hpp"
#include "searcher/api/bounds.hpp"
#include "searcher/api/related_word.hpp"

namespace nachlese::search {

SearchRequest bounded(const SearchRequest& request, query::Diagnostics& diagnostics) {
  SearchRequest out = request;
  out.limit = std::min(out.limit, kMostHits);
  out.offset = std::min(out.offset, kMostOffset);
  out.related = std::min(out.related, kMostRelated);
  if (std::isnan(out.timeout)) out.timeout = SearchRequest().timeout;
  if (out.filters.size() > kMostFilters) {
    out.filters.resize(kMostFilters);
    diagnostics.report(query::Issue::too_many_filters, {}, std::to_string(kMostFilters));
  }
  if (is_reversed({out.from, out.to})) {
    std::swap(out.from, out.to);
    diagnostics.report(query::Issue::reversed_dates, {});
  }
  for (auto& filter : out.filters) filter.value = truncate_utf8(filter.value, kMostValueBytes);
  return out;
}

}  // namespace nachlese::search
