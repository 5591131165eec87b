#include "searcher/engine/layers.hpp"

namespace nachlese::search {

using Xapian::Query;

Query joined(const std::vector<Layer>& layers) {
  std::vector<Query> queries;
  for (const auto& [terms, factor] : layers) {
    const Query query = terms.size() == 1 ? Query(terms.front())
                                          : Query(Query::OP_SYNONYM, terms.begin(), terms.end());
    queries.push_back(factor == 1 ? query : Query(Query::OP_SCALE_WEIGHT, query, factor));
  }
  return {Query::OP_MAX, queries.begin(), queries.end()};
}

}  // namespace nachlese::search
