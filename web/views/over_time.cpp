#include "web/views/over_time.hpp"

namespace nachlese::web {

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

std::string both(const std::string& query, const std::string& other) {
  if (query.empty()) return other;
  return "(" + query + ") AND (" + other + ")";
}

}  // namespace nachlese::web
