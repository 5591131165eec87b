// The shards of an archive as one Xapian database.
#pragma once

#include <xapian.h>
#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/store/stub.hpp"

namespace nachlese::store {

// Opens one shard of the archive in `directory`. Throws Xapian::NetworkError if a remote one does
// not answer.
[[nodiscard]] Xapian::Database open_shard(const std::filesystem::path& directory,
                                          const Shard& shard);

// Opens the database of a generation. Throws Xapian::DatabaseCorruptError if the list of its files
// shows damage, Xapian::DatabaseOpeningError if it is missing.
[[nodiscard]] Xapian::Database open_database(const std::filesystem::path& folder);

// Xapian merges terms, statistics and matches of the shards, but reads metadata from the first only
// and has no revision of remote ones. This class asks each shard for these.
class ArchiveDatabase : public Xapian::Database {
 public:
  // `label` names the shard to users.
  void add(const Xapian::Database& shard, const std::string& label, bool remote);

  [[nodiscard]] std::size_t shards() const { return shards_.size(); }
  [[nodiscard]] const Xapian::Database& shard(std::size_t at) const { return shards_[at].database; }
  // Remote shards cannot run our code: no MatchSpy, KeyMaker or MatchDecider of our own.
  [[nodiscard]] bool has_remote() const { return has_remote_; }
  // True if the archive is one local database.
  [[nodiscard]] bool is_single() const { return shards_.size() == 1 && !has_remote_; }
  // Labels of the remote shards whose connection is broken. Asks each.
  [[nodiscard]] std::vector<std::string> broken() const;

  // The following cache the answers of remote shards, since a query needs hundreds and each is a
  // round trip. Only the next ArchiveDatabase sees what a commit there changes.

  // Number of articles that contain `term`.
  [[nodiscard]] Xapian::doccount frequency(const std::string& term) const;
  // The value in the first shard that has the key; empty if none.
  [[nodiscard]] std::string metadata(const std::string& key) const;
  // Distinct keys that start with `prefix`, ascending; at most `most` of each shard.
  [[nodiscard]] std::vector<std::string> metadata_keys(const std::string& prefix,
                                                       std::size_t most = SIZE_MAX) const;
  // A token that changes with every change of a local shard, and with a change of a remote shard's
  // number of articles or words.
  [[nodiscard]] std::string state() const;

 private:
  struct Part {
    Xapian::Database database;
    std::string label;
    bool remote = false;
  };
  using Keys = std::vector<std::string>;

  [[nodiscard]] std::string find_metadata(const std::string& key) const;
  [[nodiscard]] Keys find_metadata_keys(const std::string& prefix, std::size_t most) const;

  std::vector<Part> shards_;
  bool has_remote_ = false;
  mutable std::map<std::string, Xapian::doccount> frequencies_;  // used with remote shards only
  mutable std::map<std::string, std::string> values_;
  mutable std::map<std::pair<std::string, std::size_t>, Keys> keys_;
};

}  // namespace nachlese::store
