#include "searcher/engine/xapian_faults.hpp"

#include <string>

#include "core/store/schema.hpp"

namespace nachlese::search {

using Xapian::Query;

Query everywhere() { return Query(std::string()); }

Query never_alone(const Query& query) { return {Query::OP_SCALE_WEIGHT, query, 1.0}; }

Query never_at_the_top(const Query& query, const Query& within) {
  return {Query::OP_FILTER, never_alone(query), within};
}

Query survives_the_end_of_a_shard(const Query& query) {
  constexpr double kMuch = 1e9;
  auto* source =
      new Xapian::ValueMapPostingSource(schema::kCluster);  // every article has that value
  source->add_mapping({}, kMuch);
  return {Query::OP_AND_MAYBE, Query(Query::OP_FILTER, Query(source->release()), query), query};
}

}  // namespace nachlese::search
