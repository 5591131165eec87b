// The layers of a word as one source of postings. Weighs as Xapian's operators do, but reads each
// posting list once. The operators read a list once for each layer that has it, through half a
// dozen nested lists for each article (docs/DECISIONS.md#one-pass-with-sources-of-postings).
#pragma once

#include <xapian.h>
#include <memory>
#include <string>
#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/api/deadline.hpp"
#include "searcher/api/ranking.hpp"
#include "searcher/engine/doc_values.hpp"
#include "searcher/plan/plan.hpp"

namespace nachlese::search {

// For an archive of one local shard, `database`. `columns` are its own, or null: the lengths of
// articles are read from them. Throws TimeIsUp after the deadline.
class LayeredSource : public Xapian::PostingSource {
 public:
  LayeredSource(const Ranking& ranking, const store::ArchiveDatabase& database,
                std::shared_ptr<const Columns> columns, const std::vector<Layer>& layers,
                Deadline deadline = Deadline::max());

  void init(const Xapian::Database& database) override;
  void next(double min_weight) override;
  void skip_to(Xapian::docid document, double min_weight) override;
  [[nodiscard]] bool at_end() const override { return current_ == kEnd; }
  [[nodiscard]] Xapian::docid get_docid() const override { return current_; }
  [[nodiscard]] double get_weight() const override;
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return statistics_->at_least; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return statistics_->about; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return statistics_->at_most; }
  [[nodiscard]] PostingSource* clone() const override;
  [[nodiscard]] std::string get_description() const override { return "layers"; }

 private:
  static constexpr Xapian::docid kEnd = static_cast<Xapian::docid>(-1);

  // BM25+ (Lv, Zhai: Lower-Bounding Term Frequency Normalization, 2011) as Xapian::BM25PlusWeight
  // computes it.
  struct Weighed {
    std::vector<std::size_t> lists;
    double weight = 0;  // factor × idf
  };
  struct Statistics {
    static std::shared_ptr<const Statistics> of(const Ranking& ranking,
                                                const store::ArchiveDatabase& database,
                                                const std::vector<Layer>& layers);

    std::vector<std::string> terms;  // that some article has; one list each
    std::vector<Weighed> layers;
    Ranking ranking;
    double average_length = 0;
    Xapian::doccount at_least = 0;  // articles that match
    Xapian::doccount about = 0;
    Xapian::doccount at_most = 0;
  };
  struct List {
    Xapian::PostingIterator at;
    Xapian::docid document = kEnd;
    double frequency = 0;  // in the current article, of get_weight()
  };

  LayeredSource(std::shared_ptr<const Statistics> plan, const Xapian::Database& database,
                std::shared_ptr<const Columns> columns, Deadline deadline);
  [[nodiscard]] double length_of(Xapian::docid document) const;

  std::shared_ptr<const Statistics> statistics_;
  std::shared_ptr<const Columns> columns_;
  Xapian::Database database_;
  mutable std::vector<List> lists_;  // as statistics_->terms
  Xapian::docid current_ = 0;
  StepClock clock_;
};

}  // namespace nachlese::search
