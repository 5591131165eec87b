// Dividing an archive into shards, each an archive of its own.
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

// The shard that a document belongs to: its year, or its source, folded; "undated" or "unnamed" if
// it has none.
[[nodiscard]] std::string shard_key(const Xapian::Document& document, store::Division division);

// "shards/2018". Keys may come from anywhere: where they are more than letters, digits, '-' and '_'
// a hash keeps them distinct.
[[nodiscard]] std::string shard_folder(const std::string& key);

// Copies documents with their terms into segments by shard: analysing them again would take longer
// and need the sources.
class ShardSegments {
 public:
  // `scratch` is removed with the object.
  ShardSegments(std::filesystem::path scratch, store::Division division);
  ~ShardSegments();
  ShardSegments(const ShardSegments&) = delete;
  ShardSegments& operator=(const ShardSegments&) = delete;

  // Returns the key of its shard. Throws Error(usage) beyond kMostShards.
  const std::string& add(const Xapian::Document& document);

  struct Part {
    std::vector<std::filesystem::path> segments;  // there as long as the object
    std::set<store::FacetId> facets;              // of all its documents
  };
  // By key. Call once, at the end.
  [[nodiscard]] std::map<std::string, Part> finish();

  // Each has a database of several files open.
  static constexpr std::size_t kMostShards = 150;

 private:
  struct Open;
  void end_segment(Open& open);

  std::filesystem::path scratch_;
  store::Division division_;
  std::map<std::string, std::unique_ptr<Open>> open_;
};

// Builds the shards beside the live generation, then names them in the stub instead of it; the
// generation is removed by the next writer. Nothing is changed if it fails or is killed on the way.
// Returns the new stub. Throws Error(usage) if the archive is divided already, Error(locked) beside
// another writer, Unconfirmed as Archive::write_stub().
store::Stub split_archive(const store::Archive& archive, store::Division division);

}  // namespace nachlese::index
