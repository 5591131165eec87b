// The layers of a word as one source of postings. Weighs as Xapian's operators do, but reads each
// posting list once. The operators read a list once for each layer that has it, through half a
// dozen nested lists for each article (docs/DECISIONS.md#one-pass-with-sources-of-postings).
#pragma once

#include <xapian.h>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/api/deadline.hpp"
#include "searcher/engine/layered_word.hpp"

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
  bool check(Xapian::docid document, double min_weight) override;
  [[nodiscard]] bool at_end() const override { return current_ == PostingLists::kEnd; }
  [[nodiscard]] Xapian::docid get_docid() const override { return current_; }
  [[nodiscard]] double get_weight() const override { return word_->weight_in(current_); }
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return statistics_->at_least; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return statistics_->about; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return statistics_->at_most; }
  [[nodiscard]] PostingSource* clone() const override;
  [[nodiscard]] std::string get_description() const override { return "layers"; }

 private:
  LayeredSource(std::shared_ptr<const LayerStatistics> statistics,
                std::shared_ptr<const Columns> columns, Deadline deadline);

  std::shared_ptr<const LayerStatistics> statistics_;
  std::shared_ptr<const Columns> columns_;
  mutable std::optional<LayeredWord> word_;  // since init()
  Xapian::docid current_ = 0;
  StepClock clock_;
};

}  // namespace nachlese::search
