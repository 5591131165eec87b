#include "searcher/engine/enquiry.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "searcher/engine/xapian_faults.hpp"

namespace nachlese::search {
namespace {

// The articles that may be seen.
class VisibleSource : public Xapian::PostingSource {
 public:
  explicit VisibleSource(std::shared_ptr<const store::VisibleArticles> visible)
      : visible_(std::move(visible)) {}

  void init(const Xapian::Database& shard) override {
    shard_ = visible_->shard_named(shard.get_uuid());
    started_ = false;
    document_ = 0;
  }
  void next(double) override { go_to(document_ + 1); }
  void skip_to(Xapian::docid document, double) override {
    if (!started_ || document > document_) go_to(std::max(document, Xapian::docid{1}));
  }
  [[nodiscard]] bool at_end() const override { return started_ && document_ == 0; }
  [[nodiscard]] Xapian::docid get_docid() const override { return document_; }
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return articles(); }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return articles(); }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return articles(); }
  [[nodiscard]] PostingSource* clone() const override { return new VisibleSource(visible_); }
  [[nodiscard]] std::string get_description() const override { return "visible"; }

 private:
  void go_to(Xapian::docid document) {
    if (at_end()) return;
    started_ = true;
    document_ = visible_->next_in_shard(shard_, document);
  }
  [[nodiscard]] Xapian::doccount articles() const { return visible_->in_shard(shard_); }

  std::shared_ptr<const store::VisibleArticles> visible_;
  std::size_t shard_ = 0;
  bool started_ = false;
  Xapian::docid document_ = 0;  // 0 before the first and behind the last
};

}  // namespace

Enquiry::Enquiry(const store::ArchiveDatabase& database)
    : enquire_(database.merged()), visible_(database.visible()) {}

Enquiry::Enquiry(const store::ArchiveDatabase& database, std::size_t shard)
    : enquire_(database.shard(shard)), visible_(database.visible()) {}

void Enquiry::set_query(const Xapian::Query& query) {
  if (!visible_ || query.empty()) return enquire_.set_query(query);
  enquire_.set_query({Xapian::Query::OP_FILTER, never_alone(query),
                      Xapian::Query((new VisibleSource(visible_))->release())});
}

Xapian::doccount Enquiry::count_about(Xapian::doccount look_at) const {
  if (visible_) look_at = std::max(look_at, visible_->articles());
  return enquire_.get_mset(0, 0, look_at).get_matches_estimated();
}

}  // namespace nachlese::search
