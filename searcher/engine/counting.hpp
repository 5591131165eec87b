// What counting here and in remote shards have in common.
#pragma once

#include <string>
#include <vector>

#include "core/store/facets.hpp"
#include "searcher/engine/emit.hpp"

namespace nachlese::search {

inline void append_facets(const std::string& packed, std::vector<store::FacetId>& out) {
  for (std::size_t at = 0; at + store::kFacetIdBytes <= packed.size(); at += store::kFacetIdBytes)
    out.push_back(store::unpack_facet(packed.data() + at));
}

// Visits the matches of `query`, which say nothing of their weights.
[[nodiscard]] inline Enquiry counting_enquire(Enquiry enquire, const Xapian::Query& query,
                                              const Target& target) {
  set_no_weights(enquire, target.filters);
  enquire.set_query(query);
  return enquire;
}

}  // namespace nachlese::search
