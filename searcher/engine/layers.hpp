// The layers of one word: lists of postings of which the best one that an article is in counts.
#pragma once

#include <xapian.h>
#include <functional>
#include <string>
#include <vector>

namespace nachlese::search {

struct Layer {
  std::vector<std::string>
      terms;          // weighed as one term: their frequencies are added up; at least one
  double factor = 1;  // not negative; 0: matches only
};

// What makes a query of layers: joined() of Xapian's own operators, which remote shards know, or
// sources (layered_source.hpp).
using JoinLayers = std::function<Xapian::Query(const std::vector<Layer>&)>;

[[nodiscard]] Xapian::Query joined(const std::vector<Layer>& layers);

}  // namespace nachlese::search
