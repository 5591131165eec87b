#include "entities/tagger.hpp"

#include <algorithm>
#include <cstdlib>

namespace nachlese::ner {
namespace {

constexpr std::size_t kCacheLine = 64;
constexpr auto kCapital = static_cast<std::uint8_t>(Shape::capital);

}  // namespace

Tagger::Tagger(const NameImage& image, const NameModel& model)
    : image_(&image), model_(&model), viterbi_(model.transitions()) {
  for (int offset = -kReach; offset <= kReach; ++offset) {
    const std::uint64_t feature = edge_feature(offset);
    model.add_weights(std::span(&feature, 1), edge_.at[static_cast<std::size_t>(offset + kReach)]);
  }
  score_neighbor(edge_facts(), edge_);
}

void Tagger::clear() {
  facts_.clear();
  words_.clear();
  by_id_.clear();
}

void Tagger::score_neighbor(const WordFacts& facts, WordScores& scores) const {
  const std::uint64_t before = beside_feature(facts, kCapital, false);
  const std::uint64_t after = beside_feature(facts, kCapital, true);
  model_->add_weights(std::span(&before, 1), scores.before_capital);
  model_->add_weights(std::span(&after, 1), scores.after_capital);
}

const Tagger::WordScores& Tagger::add_scores(const WordTraits& word, const WordFacts& facts) {
  if (word.id >= by_id_.size()) by_id_.resize(word.id + word.id / 2 + 1);
  WordScores& scores = words_.emplace_back();
  const Affixes affixes = affixes_of(word.text);
  std::array<std::size_t, 2 * kReach + 1> ends{};
  features_.clear();
  for (int offset = -kReach; offset <= kReach; ++offset) {
    const SpellingFeatures spelling = spelling_features(word, facts, affixes, *model_, offset);
    features_.insert(features_.end(), spelling.all().begin(), spelling.all().end());
    ends[static_cast<std::size_t>(offset + kReach)] = features_.size();
  }
  model_->find_rows(features_, rows_);
  std::size_t next = 0;
  for (int offset = -kReach; offset <= kReach; ++offset) {
    const auto at = static_cast<std::size_t>(offset + kReach);
    ScoreSum sum;
    sum.add(cache_.of(*model_, clusters_key(facts, offset),
                      [&](auto& out) { cluster_features(facts, offset, out); }));
    if (std::abs(offset) <= 1)
      sum.add(cache_.of(*model_, classes_key(facts, offset),
                        [&](auto& out) { class_features(facts, offset, out); }));
    for (; next < ends[at]; ++next) sum.add(rows_[next]);
    scores.at[at] = sum.scores();
  }
  score_neighbor(facts, scores);
  by_id_[word.id] = &scores;
  return scores;
}

void Tagger::score_sentence(std::size_t begin, std::size_t end) {
  around_.clear();
  ends_.clear();
  keys_.resize((end - begin) * GroupKeys::kCapacity);
  features_.resize((end - begin) * (PairFeatures::kCapacity + BesideFeatures::kCapacity));
  Ends ends;
  for (std::size_t at = begin; at < end; ++at) {
    const Surroundings& around = around_.emplace_back(context_.around(at));
    const GroupKeys groups = groups_of(around);
    for (const std::uint64_t key : groups.all()) {
      cache_.prefetch(key);
      keys_[ends.keys++] = key;
    }
    const PairFeatures pairs = pair_features(around);
    for (const std::uint64_t pair : pairs.all()) features_[ends.features++] = pair;
    if (around.candidacy == Candidacy::name && around.here->shape != kCapital) {
      const BesideFeatures besides = beside_features(around);
      for (const std::uint64_t beside : besides.all()) features_[ends.features++] = beside;
    }
    ends_.push_back(ends);
  }
  model_->find_rows(std::span(features_).first(ends.features), rows_);
  // The words with those beyond the borders.
  window_.assign(kReach, &edge_);
  window_.insert(window_.end(), unit_words_.begin() + static_cast<std::ptrdiff_t>(begin),
                 unit_words_.begin() + static_cast<std::ptrdiff_t>(end));
  window_.insert(window_.end(), kReach, &edge_);
  const float scale = model_->scale();
  Ends next;
  for (std::size_t i = 0; i < end - begin; ++i) {
    const Surroundings& around = around_[i];
    ScoreSum sum;
    for (std::size_t o = 0; o < edge_.at.size(); ++o) sum.add(window_[i + o]->at[o]);
    if (around.candidacy == Candidacy::name && around.here->shape == kCapital) {
      sum.add(window_[i + kReach - 1]->before_capital);
      sum.add(window_[i + kReach + 1]->after_capital);
    }
    for (; next.keys < ends_[i].keys; ++next.keys) {
      const std::uint64_t key = keys_[next.keys];
      sum.add(cache_.of(*model_, key, [&](auto& out) { group_features(around, key, out); }));
    }
    for (; next.features < ends_[i].features; ++next.features) sum.add(rows_[next.features]);
    sum.write(scale, &emissions_[(begin + i) * kLabels]);
  }
}

void Tagger::score(std::span<const Unit> units) {
  unit_words_.clear();
  for (std::size_t i = 0; i < units.size(); ++i) {
    const WordTraits& traits = *units[i].word;
    const bool known = traits.id < by_id_.size() && by_id_[traits.id] != nullptr;
    const WordScores& word = known ? *by_id_[traits.id] : add_scores(traits, context_.facts(i));
    unit_words_.push_back(&word);
    // Most words are seldom, so what is known of them is in no cache.
    for (std::size_t at = 0; at < sizeof word; at += kCacheLine)
      __builtin_prefetch(reinterpret_cast<const char*>(&word) + at);
  }
  emissions_.resize(units.size() * kLabels);
  for (std::size_t begin = 0; begin < units.size();) {
    std::size_t end = begin + 1;
    while (end < units.size() && !units[end].sentence_start) ++end;
    score_sentence(begin, end);
    begin = end;
  }
}

bool Tagger::is_surely_outside(std::size_t at) const {
  // No pair of transitions can outweigh this.
  constexpr float kMargin = 8;
  const float* row = &emissions_[at * kLabels];
  return std::all_of(row + 1, row + kLabels,
                     [&](float score) { return row[kOutside] > kMargin + score; });
}

// Decodes only between words that are surely no names, which most are.
void Tagger::decode(std::span<const Unit> units) {
  labels_.assign(units.size(), kOutside);
  for (std::size_t begin = 0; begin < units.size();) {
    if (is_surely_outside(begin)) {
      ++begin;
      continue;
    }
    std::size_t end = begin + 1;
    while (end < units.size() && !units[end].sentence_start && !is_surely_outside(end)) ++end;
    viterbi_.decode(std::span(emissions_).subspan(begin * kLabels, (end - begin) * kLabels),
                    std::span(labels_).subspan(begin, end - begin));
    begin = end;
  }
}

void Tagger::tag(std::span<const Unit> units, std::span<const TokenSpan> rules,
                 std::vector<TokenSpan>& out) {
  context_.prepare(units, rules, *image_, *model_, facts_);
  score(units);
  decode(units);
  labels_to_spans(labels_, out);
}

}  // namespace nachlese::ner
