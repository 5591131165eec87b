#include "searcher/engine/layered_source.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <utility>

namespace nachlese::search {
namespace {

// How many articles have any of several terms, if these were independent of each other; as Xapian
// estimates it, the rarest first.
Xapian::doccount about_any(std::vector<Xapian::doccount> frequencies, double articles) {
  while (frequencies.size() > 1) {
    std::sort(frequencies.begin(), frequencies.end(), std::greater<>());
    const double rarest = frequencies.back();
    frequencies.pop_back();
    const double next = frequencies.back();
    frequencies.back() =
        static_cast<Xapian::doccount>(rarest + next - rarest * next / articles + 0.5);
  }
  return frequencies.front();
}

}  // namespace

std::shared_ptr<const LayeredSource::Statistics> LayeredSource::Statistics::of(
    const Ranking& ranking, const store::ArchiveDatabase& database,
    const std::vector<Layer>& layers) {
  Statistics out;
  out.ranking = ranking;
  out.average_length = database.get_average_length();
  const Xapian::doccount articles = database.get_doccount();
  std::vector<Xapian::doccount> frequencies;  // as out.terms
  for (const auto& layer : layers) {
    Weighed weighed;
    std::vector<Xapian::doccount> of_layer;
    for (const auto& term : layer.terms) {
      auto at = static_cast<std::size_t>(std::find(out.terms.begin(), out.terms.end(), term) -
                                         out.terms.begin());
      if (at == out.terms.size()) {
        const Xapian::doccount frequency = database.frequency(term);
        if (frequency == 0) continue;
        out.terms.push_back(term);
        frequencies.push_back(frequency);
      }
      weighed.lists.push_back(at);
      of_layer.push_back(frequencies[at]);
    }
    if (of_layer.empty()) continue;
    const Xapian::doccount about = about_any(of_layer, articles);
    weighed.weight = layer.factor * std::log((articles + 1.0) / about);
    out.about = std::max(out.about, about);  // layers are much the same articles
    out.layers.push_back(std::move(weighed));
  }
  if (frequencies.empty()) return std::make_shared<const Statistics>(std::move(out));
  out.at_least = *std::max_element(frequencies.begin(), frequencies.end());
  std::uint64_t sum = 0;
  for (const auto frequency : frequencies) sum += frequency;
  out.at_most = static_cast<Xapian::doccount>(std::min<std::uint64_t>(sum, articles));
  out.about = std::clamp(out.about, out.at_least, out.at_most);
  return std::make_shared<const Statistics>(std::move(out));
}

LayeredSource::LayeredSource(const Ranking& ranking, const store::ArchiveDatabase& database,
                             std::shared_ptr<const Columns> columns,
                             const std::vector<Layer>& layers, Deadline deadline)
    : LayeredSource(Statistics::of(ranking, database, layers), database.merged(),
                    std::move(columns), deadline) {}

LayeredSource::LayeredSource(std::shared_ptr<const Statistics> statistics,
                             const Xapian::Database& database,
                             std::shared_ptr<const Columns> columns, Deadline deadline)
    : statistics_(std::move(statistics)),
      columns_(std::move(columns)),
      database_(database),
      clock_(deadline) {}

Xapian::PostingSource* LayeredSource::clone() const {
  return new LayeredSource(statistics_, database_, columns_, clock_.deadline());
}

void LayeredSource::init(const Xapian::Database& database) {
  database_ = database;
  current_ = 0;
  lists_.clear();
  for (const auto& term : statistics_->terms) {
    const auto at = database_.postlist_begin(term);
    lists_.push_back({at, at == Xapian::PostingIterator() ? kEnd : *at});
  }
  double most = 0;
  for (const auto& layer : statistics_->layers)
    most =
        std::max(most, layer.weight * (statistics_->ranking.k1 + 1 + statistics_->ranking.delta));
  set_maxweight(most);
}

void LayeredSource::next(double) {
  clock_.look();
  const Xapian::docid before = current_;  // 0 at the start
  current_ = kEnd;
  for (auto& list : lists_) {
    if (list.document == before)
      list.document = ++list.at == Xapian::PostingIterator() ? kEnd : *list.at;
    current_ = std::min(current_, list.document);
  }
}

void LayeredSource::skip_to(Xapian::docid document, double) {
  clock_.look();
  current_ = kEnd;
  for (auto& list : lists_) {
    if (list.document < document) {
      list.at.skip_to(document);
      list.document = list.at == Xapian::PostingIterator() ? kEnd : *list.at;
    }
    current_ = std::min(current_, list.document);
  }
}

double LayeredSource::length_of(Xapian::docid document) const {
  const std::uint32_t known = columns_ ? columns_->shards.front().length[document] : 0;
  return known > 0 ? known : database_.get_doclength(document);
}

double LayeredSource::get_weight() const {
  const Ranking& ranking = statistics_->ranking;
  const double length =
      std::max(length_of(current_) / statistics_->average_length, ranking.min_norm_length);
  const double norm = ranking.k1 * (length * ranking.b + (1 - ranking.b));
  for (auto& list : lists_) list.frequency = list.document == current_ ? list.at.get_wdf() : 0;
  double best = 0;
  for (const auto& layer : statistics_->layers) {
    double frequency = 0;
    for (const auto at : layer.lists) frequency += lists_[at].frequency;
    if (frequency > 0)
      best = std::max(
          best, layer.weight * ((ranking.k1 + 1) * frequency / (norm + frequency) + ranking.delta));
  }
  return best;
}

}  // namespace nachlese::search
