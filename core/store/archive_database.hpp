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

// All shards of an archive, usable like one database. Xapian merges terms, statistics and matches
// of shards, but reads metadata from the first shard only and has no revision of remote ones; this
// class asks each shard for those.
class ArchiveDatabase {
 public:
  // `label` names the shard to users.
  void add(const Xapian::Database& shard, const std::string& label, bool remote);

  // Follows local shards to their newest commit. False if nothing changed.
  bool reopen() { return merged_.reopen(); }

  [[nodiscard]] std::size_t shards() const { return shards_.size(); }
  [[nodiscard]] const Xapian::Database& shard(std::size_t at) const { return shards_[at].database; }
  // Remote shards cannot run our code: no MatchSpy, KeyMaker or MatchDecider of our own.
  [[nodiscard]] bool has_remote() const { return has_remote_; }
  // True if the archive is one local database.
  [[nodiscard]] bool is_single() const { return shards_.size() == 1 && !has_remote_; }
  // Labels of the remote shards whose connection is broken. Asks each.
  [[nodiscard]] std::vector<std::string> broken() const;

  // All shards as one Xapian database, for an Enquire.
  [[nodiscard]] const Xapian::Database& merged() const { return merged_; }

  // As in Xapian::Database, over all shards.
  [[nodiscard]] Xapian::doccount get_doccount() const { return merged_.get_doccount(); }
  [[nodiscard]] Xapian::docid get_lastdocid() const { return merged_.get_lastdocid(); }
  [[nodiscard]] Xapian::totallength get_total_length() const { return merged_.get_total_length(); }
  [[nodiscard]] bool term_exists(const std::string& term) const {
    return merged_.term_exists(term);
  }
  [[nodiscard]] Xapian::TermIterator allterms_begin(const std::string& prefix) const {
    return merged_.allterms_begin(prefix);
  }
  [[nodiscard]] Xapian::TermIterator allterms_end(const std::string& prefix) const {
    return merged_.allterms_end(prefix);
  }
  [[nodiscard]] Xapian::PostingIterator postlist_begin(const std::string& term) const {
    return merged_.postlist_begin(term);
  }
  [[nodiscard]] Xapian::PostingIterator postlist_end(const std::string& term) const {
    return merged_.postlist_end(term);
  }
  [[nodiscard]] Xapian::TermIterator termlist_begin(Xapian::docid document) const {
    return merged_.termlist_begin(document);
  }
  [[nodiscard]] Xapian::TermIterator termlist_end(Xapian::docid document) const {
    return merged_.termlist_end(document);
  }
  [[nodiscard]] Xapian::Document get_document(Xapian::docid document, unsigned flags = 0) const {
    return merged_.get_document(document, flags);
  }
  [[nodiscard]] std::string get_value_lower_bound(Xapian::valueno slot) const {
    return merged_.get_value_lower_bound(slot);
  }
  [[nodiscard]] std::string get_value_upper_bound(Xapian::valueno slot) const {
    return merged_.get_value_upper_bound(slot);
  }

  // The following ask a remote shard once and remember the answer: a query needs hundreds, and each
  // takes a round trip. Only the next ArchiveDatabase sees what a commit there changes.

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

  Xapian::Database merged_;
  std::vector<Part> shards_;
  bool has_remote_ = false;
  mutable std::map<std::string, Xapian::doccount> frequencies_;  // used with remote shards only
  mutable std::map<std::string, std::string> values_;
  mutable std::map<std::pair<std::string, std::size_t>, Keys> keys_;
};

}  // namespace nachlese::store
