// The first of many matches in some order, one of each cluster of duplicates.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <unordered_set>
#include <vector>

#include "searcher/engine/doc_values.hpp"

namespace nachlese::search {

struct Ranked {
  std::uint64_t rank = 0;  // lower ones come first, among equal ones the lower id
  Xapian::docid id = 0;
};

// The `wanted` first ones. cluster_of(id) is asked of few of them; 0: stands alone.
template <typename ClusterOf>
[[nodiscard]] std::vector<Ranked> first_of(std::vector<Ranked> matches, std::size_t wanted,
                                           ClusterOf cluster_of) {
  const auto before = [](const Ranked& a, const Ranked& b) {
    return a.rank != b.rank ? a.rank < b.rank : a.id < b.id;
  };
  std::vector<Ranked> out;
  std::unordered_set<std::uint64_t> seen;
  // Sorts piece by piece: how many are needed is known only after clusters have collapsed.
  for (auto sorted = matches.begin(); sorted != matches.end() && out.size() < wanted;) {
    const auto end = sorted + std::min<std::ptrdiff_t>(matches.end() - sorted,
                                                       static_cast<std::ptrdiff_t>(wanted));
    if (end != matches.end()) std::nth_element(sorted, end - 1, matches.end(), before);
    std::sort(sorted, end, before);
    for (; sorted != end && out.size() < wanted; ++sorted) {
      const std::uint64_t cluster = cluster_of(sorted->id);
      if (cluster == 0 || seen.insert(cluster).second) out.push_back(*sorted);
    }
    sorted = end;
  }
  return out;
}

}  // namespace nachlese::search
