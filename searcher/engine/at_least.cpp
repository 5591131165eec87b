#include "searcher/engine/at_least.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>
#include <vector>

namespace nachlese::search {
namespace {

using Xapian::Query;

using Sizes = std::map<std::pair<unsigned, std::size_t>, std::size_t>;

std::size_t size_of(unsigned count, std::size_t queries, Sizes& known) {
  if (count == 0 || count > queries) return 0;
  if (count == 1 || count == queries) return queries;
  const auto [it, added] = known.try_emplace({count, queries});
  if (!added) return it->second;
  const std::size_t left = queries / 2, right = queries - left;
  constexpr std::size_t kMost = std::numeric_limits<std::size_t>::max() / 1024;
  std::size_t size = 0;
  for (unsigned of_left = 0; of_left <= count; ++of_left) {
    const unsigned of_right = count - of_left;
    if (of_left > left || of_right > right) continue;
    size = std::min(kMost, size + size_of(of_left, left, known) + size_of(of_right, right, known));
  }
  return known[{count, queries}] = size;
}

Query combined(unsigned count, std::span<const Query> queries) {
  if (count == 1) return {Query::OP_OR, queries.begin(), queries.end()};
  if (count == queries.size()) return {Query::OP_AND, queries.begin(), queries.end()};
  const auto left = queries.first(queries.size() / 2), right = queries.subspan(left.size());
  std::vector<Query> ways;
  for (unsigned of_left = 0; of_left <= count; ++of_left) {
    const unsigned of_right = count - of_left;
    if (of_left > left.size() || of_right > right.size()) continue;
    if (of_left == 0) {
      ways.push_back(combined(of_right, right));
    } else if (of_right == 0) {
      ways.push_back(combined(of_left, left));
    } else {
      ways.emplace_back(Query::OP_AND, combined(of_left, left), combined(of_right, right));
    }
  }
  return {Query::OP_OR, ways.begin(), ways.end()};
}

}  // namespace

Query at_least(unsigned count, std::span<const Query> queries) { return combined(count, queries); }

std::size_t at_least_size(unsigned count, std::size_t queries) {
  Sizes known;
  return size_of(count, queries, known);
}

}  // namespace nachlese::search
