#include "searcher/engine/doc_values.hpp"

#include <unordered_map>

#include "core/store/terms.hpp"

namespace nachlese::search {
namespace {

// Numbers for values in the order in which they are met.
class Dictionary {
 public:
  explicit Dictionary(std::vector<std::uint64_t>& values) : values_(values) {}

  std::uint32_t number_of(std::uint64_t value) {
    const auto [it, added] =
        numbers_.try_emplace(value, static_cast<std::uint32_t>(values_.size()));
    if (added) values_.push_back(value);
    return it->second;
  }

 private:
  std::vector<std::uint64_t>& values_;
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
};

// use(document, value) for each document that has one, ascending.
template <typename Use>
void each_value(const Xapian::Database& shard, Xapian::valueno slot, Use use) {
  for (auto value = shard.valuestream_begin(slot); value != shard.valuestream_end(slot); ++value)
    use(value.get_docid(), *value);
}

Columns::Shard read_shard(const Xapian::Database& shard, Dictionary& clusters, Dictionary& facets) {
  Columns::Shard out;
  const std::size_t documents = std::size_t{shard.get_lastdocid()} + 1;
  out.published.resize(documents);
  out.length.resize(documents);
  out.cluster.resize(documents);
  out.first_facet.resize(documents + 1);
  each_value(shard, schema::kPublished, [&](Xapian::docid id, const std::string& value) {
    out.published[id] = store::unpack_number(value);
  });
  each_value(shard, schema::kCluster, [&](Xapian::docid id, const std::string& value) {
    out.cluster[id] = clusters.number_of(store::unpack_number(value));
    out.length[id] = shard.get_doclength(id);
  });
  std::size_t open = 0;  // the first document whose begin is not known
  const auto begin_until = [&](std::size_t document) {
    while (open <= document)
      out.first_facet[open++] = static_cast<std::uint32_t>(out.facets.size());
  };
  each_value(shard, schema::kFacets, [&](Xapian::docid id, const std::string& value) {
    begin_until(id);
    for (std::size_t at = 0; at + store::kFacetIdBytes <= value.size(); at += store::kFacetIdBytes)
      out.facets.push_back(facets.number_of(store::unpack_facet(value.data() + at)));
  });
  begin_until(documents);
  out.facets.shrink_to_fit();
  return out;
}

// Takes the clusters of one article away: most of all, and an article alone is counted as it is.
void drop_single_clusters(Columns& columns) {
  std::vector<std::uint32_t> numbers(columns.clusters.size());  // at first, of members
  for (const auto& shard : columns.shards) {
    for (const std::uint32_t cluster : shard.cluster) ++numbers[cluster];
  }
  std::uint32_t kept = 0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const bool keep = i == 0 || numbers[i] > 1;
    if (keep) columns.clusters[kept] = columns.clusters[i];
    numbers[i] = keep ? kept++ : 0;
  }
  columns.clusters.resize(kept);
  columns.clusters.shrink_to_fit();
  for (auto& shard : columns.shards) {
    for (std::uint32_t& cluster : shard.cluster) cluster = numbers[cluster];
  }
}

}  // namespace

Columns read_columns(const store::ArchiveDatabase& database) {
  Columns out;
  out.clusters.push_back(0);
  Dictionary clusters(out.clusters);
  Dictionary facets(out.facet_ids);
  for (std::size_t i = 0; i < database.shards(); ++i)
    out.shards.push_back(read_shard(database.shard(i), clusters, facets));
  drop_single_clusters(out);
  return out;
}

std::shared_ptr<const Columns> SharedColumns::of(const store::ArchiveDatabase& database) {
  if (database.has_remote() || database.merged().get_doccount() > kMostArticles) return nullptr;
  const std::unique_lock lock(mutex_, std::try_to_lock);
  if (!lock) return nullptr;
  if (std::string state = database.files_state(); state != state_) {
    state_.clear();
    columns_ = nullptr;  // never two in memory, but for those that a search still holds
    columns_ = std::make_shared<const Columns>(read_columns(database));
    state_ = std::move(state);
  }
  return columns_;
}

}  // namespace nachlese::search
