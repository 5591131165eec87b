// Watches the clock inside queries that match little. A MatchSpy sees matches only, so it never
// stops a phrase of frequent words that nowhere stand side by side.
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
  // Claims to match everything, so that a conjunction asks it last.
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

// `query` with a look at the clock at every document that its lists have in common; unchanged if
// there is no deadline.
[[nodiscard]] Xapian::Query timed(const Xapian::Query& query, Deadline deadline);

}  // namespace nachlese::search
