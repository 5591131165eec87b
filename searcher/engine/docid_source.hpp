// "These documents" as a source of postings, without weight.
#pragma once

#include <xapian.h>
#include <functional>
#include <memory>
#include <vector>

#include "searcher/api/deadline.hpp"

namespace nachlese::search {

using Docids = std::vector<Xapian::docid>;  // ascending

// For local databases: Xapian's protocol knows no source of ours. Throws TimeIsUp after the
// deadline.
class DocidSource : public Xapian::PostingSource {
 public:
  // The ids in one shard; asked when its first posting is. Copies of the source share it.
  using Find = std::function<std::shared_ptr<const Docids>(const Xapian::Database& shard)>;

  explicit DocidSource(Find find, Deadline deadline = Deadline::max())
      : find_(std::make_shared<const Find>(std::move(find))), clock_(deadline) {}

  void init(const Xapian::Database& shard) override;
  void next(double) override;
  void skip_to(Xapian::docid document, double) override;
  [[nodiscard]] bool at_end() const override { return next_ > ids_->size(); }
  [[nodiscard]] Xapian::docid get_docid() const override { return (*ids_)[next_ - 1]; }
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return get_termfreq_max(); }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return get_termfreq_max(); }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override {
    return static_cast<Xapian::doccount>(ids_->size());
  }
  [[nodiscard]] DocidSource* clone() const override { return new DocidSource(*this, nullptr); }
  [[nodiscard]] std::string get_description() const override { return "documents"; }

 private:
  DocidSource(const DocidSource& other, std::nullptr_t)
      : find_(other.find_), clock_(other.clock_) {}

  std::shared_ptr<const Find> find_;
  StepClock clock_;
  std::shared_ptr<const Docids> ids_;
  std::size_t next_ = 0;  // 0: before the first
};

[[nodiscard]] Xapian::Query these_documents(DocidSource::Find find,
                                            Deadline deadline = Deadline::max());

}  // namespace nachlese::search
