#include "entities/train/crf.hpp"

#include <algorithm>
#include <cmath>

namespace nachlese::ner {
namespace {

using Row = std::array<float, kLabels>;

Transitions exponentials(const Transitions& transitions) {
  Transitions out{};
  for (std::uint8_t a = 0; a < kLabels; ++a) {
    for (std::uint8_t b = 0; b < kLabels; ++b)
      out[a][b] = may_follow(a, b) ? std::exp(transitions[a][b]) : 0.0F;
  }
  return out;
}

void scale_to_one(float* row) {
  float sum = 0;
  for (std::uint32_t l = 0; l < kLabels; ++l) sum += row[l];
  for (std::uint32_t l = 0; l < kLabels; ++l) row[l] /= sum;
}

}  // namespace

Crf::Crf(std::size_t features) : weights_(features * kLabels), squares_(features * kLabels, 1e-2F) {
  for (auto& row : transition_squares_) row.fill(1.0F);
}

bool Crf::keeps(float dropout) {
  random_ = random_ * 6364136223846793005ULL + 1442695040888963407ULL;
  return static_cast<float>(random_ >> 40U) >= dropout * static_cast<float>(1U << 24U);
}

void Crf::train(std::span<const Sequence* const> sequences, const CrfOptions& options) {
  std::vector<std::uint32_t> order(sequences.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) {
      random_ = random_ * 6364136223846793005ULL + 1442695040888963407ULL;
      std::swap(order[i - 1], order[(random_ >> 33U) % i]);
    }
    for (const std::uint32_t i : order) learn(*sequences[i], options);
    if (2 * epoch >= options.epochs) add_to_average();
  }
  take_average();
}

void Crf::add_to_average() {
  average_.resize(weights_.size());
  for (std::size_t i = 0; i < weights_.size(); ++i) average_[i] += weights_[i];
  for (std::uint32_t a = 0; a < kLabels; ++a) {
    for (std::uint32_t b = 0; b < kLabels; ++b) transition_average_[a][b] += transitions_[a][b];
  }
  ++averaged_;
}

void Crf::take_average() {
  const float share = 1.0F / static_cast<float>(averaged_);
  for (std::size_t i = 0; i < weights_.size(); ++i) weights_[i] = average_[i] * share;
  for (std::uint32_t a = 0; a < kLabels; ++a) {
    for (std::uint32_t b = 0; b < kLabels; ++b)
      transitions_[a][b] = transition_average_[a][b] * share;
  }
  average_ = {};
}

void Crf::emissions(const Sequence& sequence, std::vector<float>& out) const {
  out.assign(sequence.ends.size() * kLabels, 0.0F);
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < sequence.ends.size(); ++i) {
    float* row = &out[i * kLabels];
    for (; at < sequence.ends[i]; ++at) {
      const float* weights = &weights_[std::size_t{sequence.features[at]} * kLabels];
      for (std::uint32_t l = 0; l < kLabels; ++l) row[l] += weights[l];
    }
  }
}

void Crf::learn(const Sequence& sequence, const CrfOptions& options) {
  const std::size_t length = sequence.ends.size();
  if (length == 0) return;
  kept_.resize(sequence.features.size());
  const float boost = 1 / (1 - options.dropout);
  scores_.assign(length * kLabels, 0.0F);
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < length; ++i) {
    float* row = &scores_[i * kLabels];
    for (; at < sequence.ends[i]; ++at) {
      kept_[at] = options.dropout <= 0 || keeps(options.dropout);
      if (kept_[at] == 0) continue;
      const float* weights = &weights_[std::size_t{sequence.features[at]} * kLabels];
      for (std::uint32_t l = 0; l < kLabels; ++l) row[l] += boost * weights[l];
    }
  }
  marginals(sequence);
  update_features(sequence, options);
  update_transitions(sequence, options);
}

// Computes scaled forward and backward probabilities. Leaves marginals minus truth in scores_, and
// pairs in expected_.
void Crf::marginals(const Sequence& sequence) {
  const std::size_t length = sequence.ends.size();
  const Transitions steps = exponentials(transitions_);
  for (std::size_t i = 0; i < length; ++i) {
    float* row = &scores_[i * kLabels];
    const float highest = *std::max_element(row, row + kLabels);
    for (std::uint32_t l = 0; l < kLabels; ++l)
      row[l] = std::exp(std::max(row[l] - highest, -40.0F));
  }
  forward_.assign(length * kLabels, 0.0F);
  backward_.assign(length * kLabels, 0.0F);
  for (std::size_t i = 0; i < length; ++i) {
    float* row = &forward_[i * kLabels];
    for (std::uint32_t a = 0; a < (i == 0 ? 1U : kLabels); ++a) {
      const float before = i == 0 ? 1.0F : forward_[(i - 1) * kLabels + a];
      for (std::uint32_t b = 0; b < kLabels; ++b) row[b] += before * steps[a][b];
    }
    for (std::uint32_t l = 0; l < kLabels; ++l) row[l] *= scores_[i * kLabels + l];
    scale_to_one(row);
  }
  for (std::uint8_t l = 0; l < kLabels; ++l)
    backward_[(length - 1) * kLabels + l] = may_follow(l, kOutside) ? 1.0F : 0.0F;
  expected_ = {};
  for (std::size_t i = length - 1; i > 0; --i) {
    Row next;
    for (std::uint32_t b = 0; b < kLabels; ++b)
      next[b] = backward_[i * kLabels + b] * scores_[i * kLabels + b];
    float* row = &backward_[(i - 1) * kLabels];
    float total = 0;
    for (std::uint32_t a = 0; a < kLabels; ++a) {
      for (std::uint32_t b = 0; b < kLabels; ++b) row[a] += steps[a][b] * next[b];
      total += row[a] * forward_[(i - 1) * kLabels + a];
    }
    for (std::uint32_t a = 0; a < kLabels; ++a) {
      const float before = forward_[(i - 1) * kLabels + a] / total;
      for (std::uint32_t b = 0; b < kLabels; ++b) expected_[a][b] += before * steps[a][b] * next[b];
    }
    scale_to_one(row);
  }
  for (std::size_t i = 0; i < length; ++i) {
    float* row = &scores_[i * kLabels];
    for (std::uint32_t l = 0; l < kLabels; ++l)
      row[l] = forward_[i * kLabels + l] * backward_[i * kLabels + l];
    scale_to_one(row);
  }
  for (std::uint32_t l = 0; l < kLabels; ++l) expected_[kOutside][l] += scores_[l];
  for (std::size_t i = 0; i < length; ++i) scores_[i * kLabels + sequence.labels[i]] -= 1;
}

void Crf::update_features(const Sequence& sequence, const CrfOptions& options) {
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < sequence.ends.size(); ++i) {
    const float* error = &scores_[i * kLabels];
    float most = 0;
    for (std::uint32_t l = 0; l < kLabels; ++l) most = std::max(most, std::abs(error[l]));
    if (most < 1e-3F) {  // nothing to learn here
      at = sequence.ends[i];
      continue;
    }
    for (; at < sequence.ends[i]; ++at) {
      if (kept_[at] == 0) continue;
      float* weights = &weights_[std::size_t{sequence.features[at]} * kLabels];
      float* squares = &squares_[std::size_t{sequence.features[at]} * kLabels];
      for (std::uint32_t l = 0; l < kLabels; ++l) {
        const float gradient = sequence.weight * error[l] + options.decay * weights[l];
        squares[l] += gradient * gradient;
        weights[l] -= options.rate * gradient / std::sqrt(squares[l]);
      }
    }
  }
}

void Crf::update_transitions(const Sequence& sequence, const CrfOptions& options) {
  std::uint8_t before = kOutside;
  for (const std::uint8_t label : sequence.labels) {
    expected_[before][label] -= 1;
    before = label;
  }
  for (std::uint32_t a = 0; a < kLabels; ++a) {
    for (std::uint32_t b = 0; b < kLabels; ++b) {
      const float gradient = sequence.weight * expected_[a][b];
      transition_squares_[a][b] += gradient * gradient;
      transitions_[a][b] -= options.rate * gradient / std::sqrt(transition_squares_[a][b]);
    }
  }
}

}  // namespace nachlese::ner
