// Lets a query that matches little look at the clock: a MatchSpy sees matches only, and nothing of
// a phrase of frequent words that stand nowhere side by side.
#pragma once

#include <xapian.h>
#include <string>

#include "searcher/api/deadline.hpp"

namespace nachlese::search {

// Matches every document, without weight, and throws TimeIsUp after the deadline. For local
// databases: Xapian's protocol knows no source of ours.
class ClockSource : public Xapian::PostingSource {
 public:
  explicit ClockSource(Deadline deadline) : clock_(deadline) {}

  void init(const Xapian::Database& database) override;
  void next(double) override;
  void skip_to(Xapian::docid document, double) override;
  [[nodiscard]] bool at_end() const override { return current_ > last_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return current_; }
  // As frequent as can be, so that it follows the rest of a conjunction instead of leading it.
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return articles_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return articles_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return articles_; }
  [[nodiscard]] ClockSource* clone() const override {
    return new ClockSource(clock_.deadline());
  }  // Xapian owns it
  [[nodiscard]] std::string get_description() const override { return "clock"; }

 private:
  StepClock clock_;
  Xapian::docid current_ = 0;
  Xapian::docid last_ = 0;
  Xapian::doccount articles_ = 0;
};

// `query`, which looks at the clock at every document that its lists have in common; as it is if
// there is no deadline.
[[nodiscard]] Xapian::Query timed(const Xapian::Query& query, Deadline deadline);

}  // namespace nachlese::search
