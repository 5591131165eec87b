#include "entities/tagger.hpp"

#include <algorithm>

namespace nachlese::ner {

Tagger::Tagger(const NameImage& image, const NameModel& model) : image_(&image), model_(&model) {
  for (int offset = -kReach; offset <= kReach; ++offset) {
    const std::uint64_t feature = edge_feature(offset);
    model.add_weights(std::span(&feature, 1), edge_[static_cast<std::size_t>(offset + kReach)]);
  }
}

void Tagger::clear() {
  facts_.clear();
  words_.clear();
  by_id_.clear();
}

const Tagger::WordScores& Tagger::scores_of(const WordTraits& word, const WordFacts& facts) {
  if (word.id >= by_id_.size()) by_id_.resize(word.id + 1);
  if (by_id_[word.id] != nullptr) return *by_id_[word.id];
  WordScores& scores = words_.emplace_back();
  for (int offset = -kReach; offset <= kReach; ++offset) {
    features_.clear();
    word_features(word, facts, *model_, offset, features_);
    model_->add_weights(features_, scores[static_cast<std::size_t>(offset + kReach)]);
  }
  by_id_[word.id] = &scores;
  return scores;
}

void Tagger::score(std::span<const Unit> units) {
  const std::size_t length = units.size();
  std::vector<const WordScores*> words(length);
  for (std::size_t i = 0; i < length; ++i) words[i] = &scores_of(*units[i].word, context_.facts(i));
  emissions_.resize(length * kLabels);
  for (std::size_t begin = 0; begin < length;) {
    std::size_t end = begin + 1;
    while (end < length && !units[end].sentence_start) ++end;
    for (std::size_t at = begin; at < end; ++at) {
      Scores sum{};
      for (std::size_t o = 0; o < edge_.size(); ++o) {
        const std::size_t near = at + o;  // offset by kReach to stay unsigned
        const bool within = near >= begin + kReach && near < end + kReach;
        const Scores& add_scores = within ? (*words[near - kReach])[o] : edge_[o];
        for (std::uint32_t label = 0; label < kLabels; ++label)
          sum[label] = static_cast<std::int16_t>(sum[label] + add_scores[label]);
      }
      features_.clear();
      context_.of_unit(at, features_);
      model_->add_weights(features_, sum);
      for (std::uint32_t label = 0; label < kLabels; ++label) {
        emissions_[at * kLabels + label] = model_->scale() * static_cast<float>(sum[label]);
      }
    }
    begin = end;
  }
}

bool Tagger::is_surely_outside(std::size_t at) const {
  // No pair of transitions can outweigh this.
  constexpr float kMargin = 8;
  const float* row = &emissions_[at * kLabels];
  return row[kOutside] > kMargin + *std::max_element(row + 1, row + kLabels);
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
                    model_->transitions(), std::span(labels_).subspan(begin, end - begin));
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
