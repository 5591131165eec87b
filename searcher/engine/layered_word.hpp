// What the layers of a word weigh in an article, with each posting list read once.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/api/ranking.hpp"
#include "searcher/engine/doc_values.hpp"
#include "searcher/engine/posting_lists.hpp"
#include "searcher/plan/plan.hpp"

namespace nachlese::search {

// What a word weighs in general, in a database of one shard.
struct LayerStatistics {
  // BM25+ (Lv, Zhai: Lower-Bounding Term Frequency Normalization, 2011) as Xapian::BM25PlusWeight
  // computes it.
  struct Weighed {
    std::vector<std::size_t> lists;
    double weight = 0;  // factor × idf
  };

  [[nodiscard]] static std::shared_ptr<const LayerStatistics> of(
      const Ranking& ranking, const store::ArchiveDatabase& database,
      const std::vector<Layer>& layers);

  std::vector<std::string> terms;  // that some article has, the most frequent first; one list each
  std::vector<Weighed> layers;
  std::vector<double> alone;  // of each term: the weight of the best layer that has it
  Ranking ranking;
  double average_length = 0;
  Xapian::doccount at_least = 0;  // articles that match
  Xapian::doccount about = 0;
  Xapian::doccount at_most = 0;
};

class LayeredWord {
 public:
  // `columns` are those of the database, or null: the lengths of articles are read from them.
  LayeredWord(std::shared_ptr<const LayerStatistics> statistics, const Xapian::Database& database,
              std::shared_ptr<const Columns> columns);

  // As PostingLists.
  Xapian::docid skip_to(Xapian::docid document) { return lists_.skip_to(document); }
  Xapian::docid probe(Xapian::docid document) { return lists_.probe(document); }
  // Of the article, which has the word: the best layer weighs.
  [[nodiscard]] double weight_in(Xapian::docid document);

 private:
  [[nodiscard]] double length_of(Xapian::docid document) const;

  std::shared_ptr<const LayerStatistics> statistics_;
  std::shared_ptr<const Columns> columns_;
  Xapian::Database database_;
  PostingLists lists_;          // as statistics_->terms
  std::vector<double> counts_;  // of the terms in one article
};

}  // namespace nachlese::search
