// Divides an archive into shards, each an archive of its own.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/store/archive.hpp"
#include "core/store/facets.hpp"
#include "indexer/segments.hpp"

namespace nachlese::index {

// Key of the document's shard: its year or folded source; "undated" or "unnamed" if it has none.
[[nodiscard]] std::string shard_key(const Xapian::Document& document, store::Division division);

// "shards/2018". A key with other characters than letters, digits, '-' and '_' gets a hash, so that
// names stay distinct and safe.
[[nodiscard]] std::string shard_folder(const std::string& key);

// Copies documents with their terms into one set of segments per shard. Analyzing them again would
// take longer and need the sources.
class ShardSegments {
 public:
  // The destructor removes `scratch`. `positions`: gives them to documents that have none.
  ShardSegments(std::filesystem::path scratch, store::Division division, bool positions);
  ~ShardSegments();
  ShardSegments(const ShardSegments&) = delete;
  ShardSegments& operator=(const ShardSegments&) = delete;

  // Adds a document and returns its shard's key. Throws Error(usage) beyond kMostShards.
  const std::string& add(const Xapian::Document& document);

  struct Part {
    std::vector<std::filesystem::path> segments;  // valid while the object lives
    std::set<store::FacetId> facets;              // of all its documents
  };
  // The parts by key. Call once, at the end.
  [[nodiscard]] std::map<std::string, Part> finish();

  // Limit of shards, since each keeps the files of a database open.
  static constexpr std::size_t kMostShards = 150;

 private:
  struct Open;
  void end_segment(Open& open);

  std::filesystem::path scratch_;
  store::Division division_;
  bool positions_;
  std::map<std::string, std::unique_ptr<Open>> open_;
};

// Builds the shards beside the live generation, then names them in the stub instead; the next
// writer removes the generation. With `positions` they may be served by other machines. Changes
// nothing if it fails or is killed. Returns the new stub. Throws Error(usage) if the archive is
// divided already, Error(locked) if another writer is at work, Unconfirmed as
// Archive::write_stub().
store::Stub split_archive(const store::Archive& archive, store::Division division, bool positions);

}  // namespace nachlese::index
