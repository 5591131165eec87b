#include "searcher/engine/layered_word.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <utility>

namespace nachlese::search {
namespace {

struct Frequent {
  std::string term;
  Xapian::doccount frequency = 0;
};

// The terms of all layers that some article has, each once, the most frequent first.
std::vector<Frequent> terms_of(const std::vector<Layer>& layers,
                               const store::ArchiveDatabase& database) {
  std::vector<Frequent> out;
  for (const auto& layer : layers) {
    for (const auto& term : layer.terms) {
      if (std::ranges::find(out, term, &Frequent::term) != out.end()) continue;
      if (const Xapian::doccount frequency = database.frequency(term); frequency > 0)
        out.push_back({term, frequency});
    }
  }
  std::ranges::stable_sort(out, std::ranges::greater(), &Frequent::frequency);
  return out;
}

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

std::shared_ptr<const LayerStatistics> LayerStatistics::of(const Ranking& ranking,
                                                           const store::ArchiveDatabase& database,
                                                           const std::vector<Layer>& layers) {
  LayerStatistics out;
  out.ranking = ranking;
  out.average_length = database.get_average_length();
  const Xapian::doccount articles = database.get_doccount();
  const std::vector<Frequent> terms = terms_of(layers, database);
  std::uint64_t sum = 0;
  for (const auto& [term, frequency] : terms) {
    out.terms.push_back(term);
    sum += frequency;
  }
  for (const auto& layer : layers) {
    Weighed weighed;
    std::vector<Xapian::doccount> of_layer;
    for (const auto& term : layer.terms) {
      const auto found = std::ranges::find(terms, term, &Frequent::term);
      if (found == terms.end()) continue;
      weighed.lists.push_back(static_cast<std::size_t>(found - terms.begin()));
      of_layer.push_back(found->frequency);
    }
    if (of_layer.empty()) continue;
    const Xapian::doccount about = about_any(of_layer, articles);
    weighed.weight = layer.factor * std::log((articles + 1.0) / about);
    out.about = std::max(out.about, about);  // layers are much the same articles
    out.layers.push_back(std::move(weighed));
  }
  if (terms.empty()) return std::make_shared<const LayerStatistics>(std::move(out));
  out.alone.resize(terms.size());
  for (const auto& layer : out.layers) {
    for (const auto at : layer.lists) out.alone[at] = std::max(out.alone[at], layer.weight);
  }
  out.at_least = terms.front().frequency;
  out.at_most = static_cast<Xapian::doccount>(std::min<std::uint64_t>(sum, articles));
  out.about = std::clamp(out.about, out.at_least, out.at_most);
  return std::make_shared<const LayerStatistics>(std::move(out));
}

LayeredWord::LayeredWord(std::shared_ptr<const LayerStatistics> statistics,
                         const Xapian::Database& database, std::shared_ptr<const Columns> columns)
    : statistics_(std::move(statistics)),
      columns_(std::move(columns)),
      database_(database),
      lists_(database, statistics_->terms),
      counts_(statistics_->terms.size()) {}

double LayeredWord::length_of(Xapian::docid document) const {
  const std::uint32_t known = columns_ ? columns_->shards.front().length[document] : 0;
  return known > 0 ? known : database_.get_doclength(document);
}

double LayeredWord::weight_in(Xapian::docid document) {
  const Ranking& ranking = statistics_->ranking;
  const double length =
      std::max(length_of(document) / statistics_->average_length, ranking.min_norm_length);
  const double norm = ranking.k1 * (length * ranking.b + (1 - ranking.b));
  const auto saturated = [&](double frequency) {
    return (ranking.k1 + 1) * frequency / (norm + frequency) + ranking.delta;
  };
  std::size_t found = 0;
  std::size_t last = 0;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    counts_[i] = lists_.count_in(document, i);
    if (counts_[i] == 0) continue;
    ++found;
    last = i;
  }
  // Most articles have one of the terms, whose frequency is that of each layer then.
  if (found == 1) return statistics_->alone[last] * saturated(counts_[last]);
  double best = 0;
  for (const auto& layer : statistics_->layers) {
    double frequency = 0;
    for (const auto at : layer.lists) frequency += counts_[at];
    if (frequency > 0) best = std::max(best, layer.weight * saturated(frequency));
  }
  return best;
}

}  // namespace nachlese::search
