// A term as a source of postings, for exclusions in archives in which Xapian takes the end of a
// block for damage (engine/xapian_faults.hpp, Filters).
#pragma once

#include <xapian.h>
#include <string>
#include <utility>

namespace nachlese::search {

// Matches what has the term, without weight, and reads the term's own list even where all documents
// have it. Local databases only: Xapian's protocol knows no such source.
class TermSource : public Xapian::PostingSource {
 public:
  explicit TermSource(std::string term) : term_(std::move(term)) {}

  void init(const Xapian::Database& database) override;
  [[nodiscard]] TermSource* clone() const override {
    return new TermSource(term_);
  }  // Xapian owns it
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override {
    return database_.get_termfreq(term_);
  }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override {
    return database_.get_termfreq(term_);
  }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override {
    return database_.get_termfreq(term_);
  }
  void next(double) override;
  void skip_to(Xapian::docid document, double) override;
  [[nodiscard]] bool at_end() const override { return at_ == Xapian::PostingIterator(); }
  [[nodiscard]] Xapian::docid get_docid() const override { return *at_; }

 private:
  std::string term_;
  Xapian::Database database_;
  Xapian::PostingIterator at_;
  bool started_ = false;
};

}  // namespace nachlese::search
