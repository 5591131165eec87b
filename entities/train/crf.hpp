// Linear-chain conditional random field, trained by AdaGrad with L2 on the weights touched.
// Deterministic. For why dlib does not serve, see docs/DECISIONS.md#crf.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "entities/viterbi.hpp"

namespace nachlese::ner {

// A sentence: the feature ids of its words, concatenated.
struct Sequence {
  std::vector<std::uint32_t> features;
  std::vector<std::uint32_t> ends;  // end of each word's features
  std::vector<std::uint8_t> labels;
  float weight = 1;
};

struct CrfOptions {
  int epochs = 14;
  float rate = 0.1F;
  float decay = 1e-4F;   // L2, per touch
  float dropout = 0.2F;  // share of features dropped at each touch
};

class Crf {
 public:
  explicit Crf(std::size_t features);
  void train(std::span<const Sequence* const> sequences, const CrfOptions& options);

  void emissions(const Sequence& sequence, std::vector<float>& out) const;
  [[nodiscard]] const Transitions& transitions() const { return transitions_; }
  [[nodiscard]] std::span<const float> weights(std::size_t feature) const {
    return {&weights_[feature * kLabels], kLabels};
  }

 private:
  void learn(const Sequence& sequence, const CrfOptions& options);
  void marginals(const Sequence& sequence);
  void update_features(const Sequence& sequence, const CrfOptions& options);
  void update_transitions(const Sequence& sequence, const CrfOptions& options);
  void add_to_average();
  void take_average();
  [[nodiscard]] bool keeps(float dropout);

  std::vector<float> weights_;  // kLabels per feature
  std::vector<float> squares_;  // sums of squared gradients
  Transitions transitions_{};
  Transitions transition_squares_{};
  // Of the weights after the later half of the epochs: steadier than the last ones.
  std::vector<float> average_;
  Transitions transition_average_{};
  int averaged_ = 0;
  std::vector<float> scores_;  // emissions, then marginals minus truth
  std::vector<float> forward_;
  std::vector<float> backward_;
  std::vector<std::uint8_t> kept_;
  Transitions expected_{};
  std::uint64_t random_ = 0x853C49E6748FEA9BULL;
};

}  // namespace nachlese::ner
