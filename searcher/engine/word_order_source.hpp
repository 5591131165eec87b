// Phrases and nearness without Xapian's positions: what passes has the words so in its order.
#pragma once

#include <xapian.h>
#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/store/neighbors.hpp"
#include "core/store/schema.hpp"
#include "searcher/api/deadline.hpp"
#include "searcher/engine/word_order_pattern.hpp"
#include "searcher/plan/plan.hpp"

namespace nachlese::search {

// Of articles that have a term of each place, those in which the words stand as asked; without
// weight. Made to be the filter of a conjunction of the terms: alone, it would read every article.
// For local databases: Xapian's protocol knows no source of ours. Throws TimeIsUp after the
// deadline.
class WordOrderSource : public Xapian::PostingSource {
 public:
  struct Asked {
    // Of a phrase or a nearness.
    [[nodiscard]] static std::shared_ptr<const Asked> of(const Plan& plan);

    WordPattern pattern;
    unsigned slot = schema::kWordOrder;  // or kQuoteOrder
  };

  explicit WordOrderSource(std::shared_ptr<const Asked> asked, Deadline deadline);

  void init(const Xapian::Database& shard) override;
  void next(double min_weight) override;
  void skip_to(Xapian::docid document, double min_weight) override;
  bool check(Xapian::docid document, double min_weight) override;
  [[nodiscard]] bool at_end() const override { return at_ == Xapian::ValueIterator(); }
  [[nodiscard]] Xapian::docid get_docid() const override {
    return std::max(at_.get_docid(), told_);
  }
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
  // Claims to match everything, so that a conjunction asks it last.
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return articles_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return articles_; }
  [[nodiscard]] WordOrderSource* clone() const override {
    return new WordOrderSource(asked_, clock_.deadline());
  }  // Xapian owns it
  [[nodiscard]] std::string get_description() const override { return "word order"; }

 private:
  // To the first article from `document` on that has an order.
  void move_to(Xapian::docid document);
  // Whether the article at hand has the words so.
  [[nodiscard]] bool passes();
  // The same of another one, as far as its sets of neighbors tell.
  [[nodiscard]] store::Neighborhood neighborhood(Xapian::docid document);
  // Whether the pair stands in it, as far as the part of its pairs tells.
  [[nodiscard]] store::Neighborhood look_up(store::NeighborKey key, Xapian::docid document);
  // Whether the article at hand has the term.
  [[nodiscard]] bool has(const std::string& term);

  std::shared_ptr<const Asked> asked_;
  WordOrderPattern pattern_;
  // Alternatives of each two places side by side.
  std::vector<std::vector<store::NeighborKey>> neighbors_;
  StepClock clock_;
  Xapian::Database shard_;
  Xapian::doccount articles_ = 0;
  Xapian::ValueIterator at_;
  std::array<Xapian::ValueIterator, schema::kNeighborParts> parts_;  // those of neighbors_
  bool started_ = false;
  Xapian::docid told_ = 0;  // the last one that its sets of neighbors told of: ahead of at_
  std::map<std::string, Xapian::PostingIterator> postings_;  // of terms that were asked for
};

}  // namespace nachlese::search
