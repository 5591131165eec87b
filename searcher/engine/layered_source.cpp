#include "searcher/engine/layered_source.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>

#include "core/store/terms.hpp"
#include "searcher/engine/at_least_source.hpp"
#include "searcher/engine/clock_source.hpp"

namespace nachlese::search {
namespace {

constexpr unsigned kFactorBytes = 8;
constexpr unsigned kCountBytes = 2;

std::string serialised_layers(const std::vector<Layer>& layers) {
  std::string out;
  for (const auto& [terms, factor] : layers) {
    out += store::pack_number(std::bit_cast<std::uint64_t>(factor), kFactorBytes) +
           store::pack_number(terms.size(), kCountBytes);
    for (const auto& term : terms) out += store::pack_number(term.size(), kCountBytes) + term;
  }
  return out;
}

std::vector<Layer> unserialised_layers(std::string_view rest) {
  const auto take = [&](std::size_t bytes) {
    const std::string_view taken = rest.substr(0, bytes);
    rest.remove_prefix(taken.size());
    return taken;
  };
  std::vector<Layer> out;
  while (!rest.empty()) {
    Layer layer;
    layer.factor = std::bit_cast<double>(store::unpack_number(take(kFactorBytes)));
    for (auto terms = store::unpack_number(take(kCountBytes)); terms > 0; --terms)
      layer.terms.emplace_back(take(store::unpack_number(take(kCountBytes))));
    out.push_back(std::move(layer));
  }
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

std::shared_ptr<const LayeredSource::Plan> LayeredSource::Plan::of(
    const Ranking& ranking, const Xapian::Database& database, const std::vector<Layer>& layers) {
  Plan out;
  out.ranking = ranking;
  out.average_length = database.get_avlength();
  out.serialised = serialised_layers(layers);
  const Xapian::doccount articles = database.get_doccount();
  std::vector<Xapian::doccount> frequencies;  // as out.terms
  for (const auto& layer : layers) {
    Weighed weighed;
    std::vector<Xapian::doccount> of_layer;
    for (const auto& term : layer.terms) {
      auto at = static_cast<std::size_t>(std::find(out.terms.begin(), out.terms.end(), term) -
                                         out.terms.begin());
      if (at == out.terms.size()) {
        const Xapian::doccount frequency = database.get_termfreq(term);
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
  if (frequencies.empty()) return std::make_shared<const Plan>(std::move(out));
  out.at_least = *std::max_element(frequencies.begin(), frequencies.end());
  std::uint64_t sum = 0;
  for (const auto frequency : frequencies) sum += frequency;
  out.at_most = static_cast<Xapian::doccount>(std::min<std::uint64_t>(sum, articles));
  out.about = std::clamp(out.about, out.at_least, out.at_most);
  return std::make_shared<const Plan>(std::move(out));
}

LayeredSource::LayeredSource(const Ranking& ranking, const Xapian::Database& database,
                             std::shared_ptr<const Columns> columns,
                             const std::vector<Layer>& layers, Deadline deadline)
    : LayeredSource(Plan::of(ranking, database, layers), database, std::move(columns), deadline) {}

LayeredSource::LayeredSource(std::shared_ptr<const Plan> plan, const Xapian::Database& database,
                             std::shared_ptr<const Columns> columns, Deadline deadline)
    : plan_(std::move(plan)), columns_(std::move(columns)), database_(database), clock_(deadline) {}

Xapian::PostingSource* LayeredSource::clone() const {
  return new LayeredSource(plan_, database_, columns_, clock_.deadline());
}

Xapian::PostingSource* LayeredSource::unserialise_with_registry(const std::string& serialised,
                                                                const Xapian::Registry&) const {
  return new LayeredSource(plan_->ranking, database_, columns_, unserialised_layers(serialised),
                           clock_.deadline());
}

void LayeredSource::init(const Xapian::Database& database) {
  database_ = database;
  current_ = 0;
  lists_.clear();
  for (const auto& term : plan_->terms) {
    const auto at = database_.postlist_begin(term);
    lists_.push_back({at, at == Xapian::PostingIterator() ? kEnd : *at});
  }
  double most = 0;
  for (const auto& layer : plan_->layers)
    most = std::max(most, layer.weight * (plan_->ranking.k1 + 1 + plan_->ranking.delta));
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
  const Ranking& ranking = plan_->ranking;
  const double length =
      std::max(length_of(current_) / plan_->average_length, ranking.min_norm_length);
  const double norm = ranking.k1 * (length * ranking.b + (1 - ranking.b));
  double best = 0;
  for (const auto& layer : plan_->layers) {
    double frequency = 0;
    for (const auto at : layer.lists) {
      if (lists_[at].document == current_) frequency += lists_[at].at.get_wdf();
    }
    if (frequency > 0)
      best = std::max(
          best, layer.weight * ((ranking.k1 + 1) * frequency / (norm + frequency) + ranking.delta));
  }
  return best;
}

JoinLayers as_sources(const Ranking& ranking, const Xapian::Database& database,
                      std::shared_ptr<const Columns> columns, Deadline deadline) {
  return [=](const std::vector<Layer>& layers) {
    return Xapian::Query(
        (new LayeredSource(ranking, database, columns, layers, deadline))->release());
  };
}

Xapian::Query unserialised(const std::string& query, const Ranking& ranking,
                           const Xapian::Database& database, std::shared_ptr<const Columns> columns,
                           Deadline deadline) {
  Xapian::Registry registry;
  registry.register_posting_source(
      LayeredSource(ranking, database, std::move(columns), {}, deadline));
  registry.register_posting_source(ClockSource(deadline));
  registry.register_posting_source(AtLeastSource(0, {}, deadline));
  return Xapian::Query::unserialise(query, registry);
}

}  // namespace nachlese::search
