// MINDESTENS/N as a source of postings: the operands are counted, not combined, so that it costs
// what they cost. Half of 24 patterns in combinations were 4,000 operands with 200 lists each,
// and 7.9 GiB.
#pragma once

#include <xapian.h>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "searcher/api/deadline.hpp"

namespace nachlese::search {

// Matches what at least `count` of the queries match, without weight. For local databases: Xapian's
// protocol knows no source of ours. Every operand is gone through once, when the first posting of a
// shard is asked for; then throws TimeIsUp after `deadline`.
class AtLeastSource : public Xapian::PostingSource {
 public:
  AtLeastSource(unsigned count, std::vector<Xapian::Query> queries, Deadline deadline);

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
  [[nodiscard]] AtLeastSource* clone() const override {
    return new AtLeastSource(shared_);
  }  // Xapian owns it
  [[nodiscard]] std::string get_description() const override;

 private:
  using Ids = std::vector<Xapian::docid>;  // ascending

  // Of all copies of a source.
  struct Shared {
    unsigned count = 0;
    std::vector<Xapian::Query> queries;
    Deadline deadline;
    std::map<std::string, std::shared_ptr<const Ids>> found;  // by the UUID of the shard
  };

  explicit AtLeastSource(std::shared_ptr<Shared> plan)
      : shared_(std::move(plan)), clock_(shared_->deadline) {}

  std::shared_ptr<Shared> shared_;
  StepClock clock_;
  std::shared_ptr<const Ids> ids_;
  std::size_t next_ = 0;  // 0: before the first
};

// The same as at_least(), counted. The queries weigh nothing.
[[nodiscard]] Xapian::Query at_least_counted(unsigned count, std::vector<Xapian::Query> queries,
                                             Deadline deadline);

}  // namespace nachlese::search
