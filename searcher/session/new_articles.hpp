// A filter for articles added since a recorded set of ids.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/engine/docid_source.hpp"

namespace nachlese::search {

// Hashes of the ids of all articles, ascending.
[[nodiscard]] std::vector<std::uint64_t> hashes_of_ids(const store::ArchiveDatabase& database);

// Which documents are new, computed once per state of each database (for shards, of each shard).
class NewDocuments {
 public:
  // `seen` as from hashes_of_ids().
  explicit NewDocuments(std::vector<std::uint64_t> seen) : seen_(std::move(seen)) {}

  // Ids of the new documents, ascending.
  [[nodiscard]] std::shared_ptr<const Docids> of(const Xapian::Database& database);

  // The same as a query for ids, which remote shards can answer; slower the more there are. Made by
  // the first call and kept.
  [[nodiscard]] const Xapian::Query& by_id(const store::ArchiveDatabase& database);

 private:
  std::vector<std::uint64_t> seen_;
  std::unordered_map<std::string, std::shared_ptr<const Docids>> by_state_;
  std::optional<Xapian::Query> by_id_;
};

}  // namespace nachlese::search
