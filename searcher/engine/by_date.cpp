#include "searcher/engine/by_date.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "searcher/engine/top_k.hpp"

namespace nachlese::search {

std::vector<Xapian::docid> by_date(const Columns& columns, const Matching& matching,
                                   const DateOrder& order) {
  std::vector<Ranked> entries;
  const std::size_t shards = columns.shards.size();
  for (std::size_t i = 0; i < shards; ++i) {
    const Columns::Shard& shard = columns.shards[i];
    for (const Xapian::docid id : matching[i]) {
      const std::uint64_t published = shard.published[id];
      // What has no date comes last, either way.
      const std::uint64_t rank = order.newest_first || published == 0 ? ~published : published;
      entries.push_back({rank, columns.id_in_archive(i, id)});
    }
  }
  const auto cluster_of = [&](Xapian::docid id) {
    return order.collapse ? columns.cluster(id) : 0;
  };
  std::vector<Xapian::docid> out;
  for (const auto& entry : first_of(std::move(entries), order.offset + order.limit, cluster_of))
    out.push_back(entry.id);
  out.erase(out.begin(),
            out.begin() + static_cast<std::ptrdiff_t>(std::min(order.offset, out.size())));
  return out;
}

}  // namespace nachlese::search
