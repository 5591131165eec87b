#include "searcher/engine/time_limit.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/store/shard_ids.hpp"
#include "core/store/terms.hpp"

namespace nachlese::search {
namespace {

constexpr std::size_t kLookEvery = 64;  // matches between two looks at the clock

bool better(const TimeLimit::Seen& a, const TimeLimit::Seen& b) {
  return a.key != b.key ? a.key > b.key : a.docid < b.docid;
}

// Empty if there is no such document.
std::string content_hash_of(const Xapian::Database& shard, Xapian::docid wanted) {
  auto value = shard.valuestream_begin(schema::kContentHash);
  const auto end = shard.valuestream_end(schema::kContentHash);
  if (value != end) value.skip_to(wanted);
  return value != end && value.get_docid() == wanted ? *value : std::string();
}

}  // namespace

void TimeLimit::operator()(const Xapian::Document& document, double weight) {
  if (matches_++ % kLookEvery == 0) look_at_clock(deadline_);
  Seen seen{weight, weight, document.get_docid(), {}};
  if (sort_ != Sort::relevance) {
    seen.key = static_cast<double>(store::unpack_number(document.get_value(schema::kPublished)));
    if (sort_ == Sort::oldest)
      seen.key = seen.key == 0 ? -std::numeric_limits<double>::infinity() : -seen.key;
  }
  const bool full = heap_.size() >= most_;
  if (full && (most_ == 0 || !better(seen, heap_.front()))) return;
  if (shards_ > 1) seen.content_hash = document.get_value(schema::kContentHash);
  if (full) {
    std::pop_heap(heap_.begin(), heap_.end(), better);
    heap_.back() = std::move(seen);
  } else {
    heap_.push_back(std::move(seen));
  }
  std::push_heap(heap_.begin(), heap_.end(), better);
}

std::vector<TimeLimit::Seen> TimeLimit::best() const {
  auto out = heap_;
  std::sort(out.begin(), out.end(), better);
  return out;
}

Xapian::docid id_in_archive(const store::ArchiveDatabase& database, const TimeLimit::Seen& seen) {
  std::size_t shard = 0;
  while (shard + 1 < database.shards() &&
         content_hash_of(database.shard(shard), seen.docid) != seen.content_hash)
    ++shard;
  return store::id_in_archive(shard, seen.docid, database.shards());
}

}  // namespace nachlese::search
