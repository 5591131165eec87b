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

// Opens the database of a generation, unless the list of its files says that one is damaged. Throws
// Xapian::DatabaseCorruptError then, Xapian::DatabaseOpeningError if it is not there.
[[nodiscard]] Xapian::Database open_database(const std::filesystem::path& folder);

// Xapian merges terms, statistics and matches of its shards, but reads metadata from the first one
// only and knows the revision of none that is remote: these it gets from each shard by itself.
class ArchiveDatabase : public Xapian::Database {
 public:
  // `label` is for users.
  void add(const Xapian::Database& shard, const std::string& label, bool remote);

  [[nodiscard]] std::size_t shards() const { return shards_.size(); }
  [[nodiscard]] const Xapian::Database& shard(std::size_t at) const { return shards_[at].database; }
  // Remote shards cannot run code of ours: no own MatchSpy, KeyMaker or MatchDecider.
  [[nodiscard]] bool has_remote() const { return has_remote_; }
  // One database on this machine.
  [[nodiscard]] bool is_single() const { return shards_.size() == 1 && !has_remote_; }
  // Labels of the remote shards whose connection is broken. Asks each of them.
  [[nodiscard]] std::vector<std::string> broken() const;

  // The following are asked of a remote shard once and then remembered: a query needs hundreds, and
  // each is a way there and back. What a commit there changes is seen with the next
  // ArchiveDatabase.

  // In how many articles a term is.
  [[nodiscard]] Xapian::doccount frequency(const std::string& term) const;
  // Of the first shard that has it; empty if none does.
  [[nodiscard]] std::string metadata(const std::string& key) const;
  // Keys that start with `prefix`, ascending, each once; no more than `most` of each shard.
  [[nodiscard]] std::vector<std::string> metadata_keys(const std::string& prefix,
                                                       std::size_t most = SIZE_MAX) const;
  // Another one after every change of a local shard; of a remote one after each that changes its
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
