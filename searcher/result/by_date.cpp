#include "searcher/result/by_date.hpp"

#include <algorithm>
#include <cstdint>
#include <unordered_set>

namespace nachlese {
namespace {

struct Entry {
  std::uint64_t rank = 0;  // lower ones come first
  Xapian::docid id = 0;
  std::uint32_t cluster = 0;
};

bool before(const Entry& a, const Entry& b) { return a.rank != b.rank ? a.rank < b.rank : a.id < b.id; }

std::vector<Entry> entries_of(const Columns& columns, const Matching& matching, const DateOrder& order) {
  std::vector<Entry> out;
  const std::size_t shards = columns.shards.size();
  for (std::size_t i = 0; i < shards; ++i) {
    const Columns::Shard& shard = columns.shards[i];
    for (const Xapian::docid id : matching[i]) {
      const std::uint64_t published = shard.published[id];
      out.push_back(
          {order.newest_first ? ~published : published, columns.id_in_archive(i, id), order.collapse ? shard.cluster[id] : 0});
    }
  }
  return out;
}

}  // namespace

std::vector<Xapian::docid> by_date(const Columns& columns, const Matching& matching, const DateOrder& order) {
  std::vector<Entry> entries = entries_of(columns, matching, order);
  const std::size_t wanted = order.offset + order.limit;
  std::vector<Xapian::docid> first;
  std::unordered_set<std::uint32_t> seen;
  // Sorted piece by piece: how many are needed is known only after clusters have collapsed.
  auto sorted = entries.begin();
  while (sorted != entries.end() && first.size() < wanted) {
    const auto piece = std::min<std::ptrdiff_t>(entries.end() - sorted, static_cast<std::ptrdiff_t>(wanted));
    const auto end = sorted + piece;
    if (end != entries.end()) std::nth_element(sorted, end - 1, entries.end(), before);
    std::sort(sorted, end, before);
    for (; sorted != end && first.size() < wanted; ++sorted) {
      if (sorted->cluster == 0 || seen.insert(sorted->cluster).second) first.push_back(sorted->id);
    }
    sorted = end;
  }
  first.erase(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(std::min(order.offset, first.size())));
  return first;
}

}  // namespace nachlese
