// The shards of an archive as one Xapian database.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/store/archive_info.hpp"
#include "core/store/stub.hpp"
#include "core/store/visible_articles.hpp"
#include "core/store/visible_lists.hpp"

namespace nachlese::store {

// Opens one shard of the archive in `directory`. Throws Xapian::NetworkError if a remote one does
// not answer.
[[nodiscard]] Xapian::Database open_shard(const std::filesystem::path& directory,
                                          const Shard& shard);

// Opens the database of a generation. Throws Xapian::DatabaseCorruptError if the list of its files
// shows damage, Xapian::DatabaseOpeningError if it is missing.
[[nodiscard]] Xapian::Database open_database(const std::filesystem::path& folder);

// All shards of an archive, usable like one database, and the one place that keeps what a reader
// may not see from everybody above: such articles, and words and names that only they have, are as
// if they did not exist. merged(), shard() and slot() know nothing of that; they are for
// searcher/engine, whose queries pass through engine/enquiry.
//
// Xapian merges terms, statistics and matches
// of shards, but reads metadata from the first shard only and has no revision of remote ones; this
// class asks each shard for those.
class ArchiveDatabase {
 public:
  // `label` names the shard to users.
  void add(const Xapian::Database& shard, const std::string& label, bool remote);

  // Follows local shards to their newest commit. False if nothing changed.
  bool reopen();

  [[nodiscard]] std::size_t shards() const { return shards_.size(); }
  [[nodiscard]] const Xapian::Database& shard(std::size_t at) const { return shards_[at].database; }
  // The shard as users name it.
  [[nodiscard]] const std::string& label(std::size_t at) const { return shards_[at].label; }
  // Of the shard that has an article.
  [[nodiscard]] const std::string& label_of(Xapian::docid document) const;
  // Remote shards cannot run our code: no MatchSpy, KeyMaker or MatchDecider of our own.
  [[nodiscard]] bool has_remote() const { return has_remote_; }
  // True if the archive is one local database.
  [[nodiscard]] bool is_single() const { return shards_.size() == 1 && !has_remote_; }
  // Labels of the remote shards whose connection is broken. Asks each.
  [[nodiscard]] std::vector<std::string> broken() const;

  // From now on only these exist; null: all.
  void show_only(std::shared_ptr<const VisibleArticles> visible);
  // Null: all.
  [[nodiscard]] const std::shared_ptr<const VisibleArticles>& visible() const { return visible_; }
  // Whether all shards were indexed with the access terms of their articles.
  [[nodiscard]] bool has_access_terms() const;

  // All shards as one Xapian database, for an Enquire.
  [[nodiscard]] const Xapian::Database& merged() const { return merged_; }

  // As in Xapian::Database, over all shards.
  [[nodiscard]] Xapian::doccount get_doccount() const {
    return visible_ ? visible_->articles() : merged_.get_doccount();
  }
  [[nodiscard]] Xapian::docid get_lastdocid() const { return merged_.get_lastdocid(); }
  [[nodiscard]] Xapian::totallength get_total_length() const {
    return visible_ ? visible_->words() : merged_.get_total_length();
  }
  [[nodiscard]] double get_average_length() const;
  [[nodiscard]] bool term_exists(const std::string& term) const;
  [[nodiscard]] TermList allterms_begin(const std::string& prefix) const;
  [[nodiscard]] TermList allterms_end(const std::string& prefix) const;
  [[nodiscard]] PostingList postlist_begin(const std::string& term) const {
    return {merged_.postlist_begin(term), visible_.get()};
  }
  [[nodiscard]] PostingList postlist_end(const std::string& term) const {
    return {merged_.postlist_end(term), nullptr};
  }
  // Throw Xapian::DocNotFoundError for an article that may not be seen.
  [[nodiscard]] Xapian::TermIterator termlist_begin(Xapian::docid document) const {
    return merged_.termlist_begin(seen(document));
  }
  [[nodiscard]] Xapian::TermIterator termlist_end(Xapian::docid document) const {
    return merged_.termlist_end(seen(document));
  }
  [[nodiscard]] Xapian::Document get_document(Xapian::docid document, unsigned flags = 0) const {
    return merged_.get_document(seen(document), flags);
  }
  // Values of a slot by document, of documents that were found here.
  [[nodiscard]] Xapian::ValueIterator slot_begin(Xapian::valueno slot) const {
    return merged_.valuestream_begin(slot);
  }
  [[nodiscard]] Xapian::ValueIterator slot_end(Xapian::valueno slot) const {
    return merged_.valuestream_end(slot);
  }
  // The first and the last value of the slot of dates; empty if there is none.
  [[nodiscard]] std::string first_date() const;
  [[nodiscard]] std::string last_date() const;

  // The following ask a remote shard once and remember the answer: a query needs hundreds, and each
  // takes a round trip. Only the next ArchiveDatabase sees what a commit there changes.

  // Number of articles that contain `term`. Remembered for local shards as well until a commit: the
  // words around what is looked for are much the same in all queries, and each look-up reads a few
  // blocks.
  [[nodiscard]] Xapian::doccount frequency(const std::string& term) const;
  // The value in the first shard that has the key; empty if none.
  [[nodiscard]] std::string metadata(const std::string& key) const;
  // Distinct keys that start with `prefix`, ascending; at most `most` of each shard.
  [[nodiscard]] std::vector<std::string> metadata_keys(const std::string& prefix,
                                                       std::size_t most = SIZE_MAX) const;
  // A token that changes with every change of a local shard, and with a change of a remote shard's
  // number of articles or words.
  [[nodiscard]] std::string files_state() const;
  // The same, and what may be seen.
  [[nodiscard]] std::string state() const;
  // Another number whenever state() may be another one, for what is asked too often to compare
  // texts.
  [[nodiscard]] std::uint64_t stamp() const { return stamp_; }

 private:
  struct Part {
    Xapian::Database database;
    std::string label;
    bool remote = false;
  };
  using Keys = std::vector<std::string>;

  [[nodiscard]] Xapian::docid seen(Xapian::docid document) const;
  [[nodiscard]] bool may_show(const std::string& key) const;
  [[nodiscard]] const Period& period() const;
  [[nodiscard]] std::string find_metadata(const std::string& key) const;
  [[nodiscard]] Keys find_metadata_keys(const std::string& prefix, std::size_t most) const;

  static std::uint64_t new_stamp();

  Xapian::Database merged_;
  std::uint64_t stamp_ = new_stamp();
  std::vector<Part> shards_;
  bool has_remote_ = false;
  std::shared_ptr<const VisibleArticles> visible_;
  mutable std::unordered_map<std::string, Xapian::doccount> frequencies_;
  mutable std::optional<Period> period_;  // of all articles, until a commit
  // Used with remote shards.
  mutable std::map<std::string, std::string> values_;
  mutable std::map<std::pair<std::string, std::size_t>, Keys> keys_;
};

}  // namespace nachlese::store
