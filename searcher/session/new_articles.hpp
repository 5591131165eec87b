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

namespace nachlese::search {

// Hashes of the ids of all articles, ascending.
[[nodiscard]] std::vector<std::uint64_t> hashes_of_ids(const store::ArchiveDatabase& database);

// Which documents are new, computed once per state of each database (for shards, of each shard).
class NewDocuments {
 public:
  // `seen` as from hashes_of_ids().
  explicit NewDocuments(std::vector<std::uint64_t> seen) : seen_(std::move(seen)) {}

  // Ids of the new documents, ascending.
  [[nodiscard]] const std::vector<Xapian::docid>& of(const Xapian::Database& database);

  // The same as a query of ids, which goes over the net: slower the more there are. Made at the
  // first call and then kept.
  [[nodiscard]] const Xapian::Query& by_id(const store::ArchiveDatabase& database);

 private:
  std::vector<std::uint64_t> seen_;
  std::unordered_map<std::string, std::vector<Xapian::docid>> by_state_;
  std::optional<Xapian::Query> by_id_;
};

// Matches the new documents, without weight. For local databases only: Xapian's protocol cannot
// send such a source.
class NewArticles : public Xapian::PostingSource {
 public:
  explicit NewArticles(std::shared_ptr<NewDocuments> documents)
      : documents_(std::move(documents)) {}

  void init(const Xapian::Database& database) override;
  [[nodiscard]] NewArticles* clone() const override {
    return new NewArticles(documents_);
  }  // Xapian owns it
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return count(); }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return count(); }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return count(); }
  void next(double) override;
  void skip_to(Xapian::docid document, double) override;
  [[nodiscard]] bool at_end() const override { return at_ >= list_->size(); }
  [[nodiscard]] Xapian::docid get_docid() const override { return (*list_)[at_]; }

 private:
  [[nodiscard]] Xapian::doccount count() const {
    return static_cast<Xapian::doccount>(list_->size());
  }

  std::shared_ptr<NewDocuments> documents_;
  const std::vector<Xapian::docid>* list_ = nullptr;
  std::size_t at_ = 0;
  bool started_ = false;
};

}  // namespace nachlese::search
