// Linear-chain conditional random field, trained by AdaGrad with L2 on the weights touched. Deterministic.
//
// dlib (Boost licence, Debian: libdlib-dev) was looked at first. Its structural_sequence_labeling_trainer learns the same kind of
// model with a cutting-plane SVM, but its sequence_labeler calls the feature extractor once per word and per pair of labels and
// keeps its weights as doubles, one per feature and label: hundreds of megabytes for what is 10 MiB here, and far from 400,000
// words a second. The package also brings OpenCV, X11 and SQLite headers as dependencies. What is left to write ourselves is this
// file.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "entities/viterbi.hpp"

namespace nachlese {

// A sentence: for each word its features (ids), in one row.
struct Sequence {
  std::vector<std::uint32_t> features;
  std::vector<std::uint32_t> ends;  // of each word's features
  std::vector<std::uint8_t> labels;
  float weight = 1;
};

struct CrfOptions {
  int epochs = 14;
  float rate = 0.1F;
  float decay = 1e-4F;   // L2, per touch
  float dropout = 0.2F;  // share of features left out at each touch
};

class Crf {
 public:
  explicit Crf(std::size_t features);
  void train(std::span<const Sequence* const> sequences, const CrfOptions& options);

  void emissions(const Sequence& sequence, std::vector<float>& out) const;
  [[nodiscard]] const Transitions& transitions() const { return transitions_; }
  [[nodiscard]] std::span<const float> weights(std::size_t feature) const { return {&weights_[feature * kLabels], kLabels}; }

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
  std::vector<float> average_;  // of the weights after the later half of the epochs: steadier than the last ones
  Transitions transition_average_{};
  int averaged_ = 0;
  std::vector<float> scores_;  // emissions, then marginals minus truth
  std::vector<float> forward_;
  std::vector<float> backward_;
  std::vector<std::uint8_t> kept_;
  Transitions expected_{};
  std::uint64_t random_ = 0x853C49E6748FEA9BULL;
};

}  // namespace nachlese
