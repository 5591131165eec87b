#include "searcher/engine/layered_source.hpp"

#include <algorithm>
#include <utility>

namespace nachlese::search {

LayeredSource::LayeredSource(const Ranking& ranking, const store::ArchiveDatabase& database,
                             std::shared_ptr<const Columns> columns,
                             const std::vector<Layer>& layers, Deadline deadline)
    : LayeredSource(LayerStatistics::of(ranking, database, layers), std::move(columns), deadline) {}

LayeredSource::LayeredSource(std::shared_ptr<const LayerStatistics> statistics,
                             std::shared_ptr<const Columns> columns, Deadline deadline)
    : statistics_(std::move(statistics)), columns_(std::move(columns)), clock_(deadline) {}

Xapian::PostingSource* LayeredSource::clone() const {
  return new LayeredSource(statistics_, columns_, clock_.deadline());
}

void LayeredSource::init(const Xapian::Database& database) {
  current_ = 0;
  word_.emplace(statistics_, database, columns_);
  double most = 0;
  for (const auto& layer : statistics_->layers)
    most =
        std::max(most, layer.weight * (statistics_->ranking.k1 + 1 + statistics_->ranking.delta));
  set_maxweight(most);
}

void LayeredSource::next(double) {
  clock_.look();
  current_ = word_->skip_to(current_ + 1);
}

void LayeredSource::skip_to(Xapian::docid document, double) {
  clock_.look();
  current_ = word_->skip_to(std::max(document, current_));
}

bool LayeredSource::check(Xapian::docid document, double) {
  clock_.look();
  if (document <= current_) return true;
  if (word_->probe(document) != document) return false;
  current_ = document;
  return true;
}

}  // namespace nachlese::search
