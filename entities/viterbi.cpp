#include "entities/viterbi.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace nachlese::ner {
namespace {

struct Step {
  std::uint8_t before;
  std::uint8_t after;
};

constexpr std::size_t count_steps() {
  std::size_t count = 0;
  for (std::uint8_t a = 0; a < kLabels; ++a) {
    for (std::uint8_t b = 0; b < kLabels; ++b) count += may_follow(a, b);
  }
  return count;
}

// All allowed pairs, ordered by the second label.
constexpr auto kSteps = [] {
  std::array<Step, count_steps()> steps{};
  std::size_t at = 0;
  for (std::uint8_t after = 0; after < kLabels; ++after) {
    for (std::uint8_t before = 0; before < kLabels; ++before) {
      if (may_follow(before, after)) steps[at++] = {before, after};
    }
  }
  return steps;
}();

constexpr float kNever = -1e30F;

void cut_long_names(std::span<std::uint8_t> labels) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == kOutside || place_of(labels[i]) == TagPosition::begin ||
        place_of(labels[i]) == TagPosition::only)
      begin = i;
    if (labels[i] != kOutside && place_of(labels[i]) == TagPosition::last &&
        i + 1 - begin > kLongestName) {
      std::fill(labels.begin() + static_cast<std::ptrdiff_t>(begin),
                labels.begin() + static_cast<std::ptrdiff_t>(i + 1), kOutside);
    }
  }
}

}  // namespace

void Viterbi::decode(std::span<const float> emissions, const Transitions& transitions,
                     std::span<std::uint8_t> labels) {
  const std::size_t length = labels.size();
  if (length == 0) return;
  from_.assign(length * kLabels, 0);
  std::array<float, kLabels> best{};
  for (std::uint8_t label = 0; label < kLabels; ++label) {
    best[label] =
        may_follow(kOutside, label) ? emissions[label] + transitions[kOutside][label] : kNever;
  }
  for (std::size_t i = 1; i < length; ++i) {
    std::array<float, kLabels> next{};
    next.fill(kNever * 2);
    std::uint8_t* from = &from_[i * kLabels];
    for (const Step step : kSteps) {
      const float score = best[step.before] + transitions[step.before][step.after];
      if (score > next[step.after]) {
        next[step.after] = score;
        from[step.after] = step.before;
      }
    }
    for (std::uint32_t label = 0; label < kLabels; ++label)
      best[label] = next[label] + emissions[i * kLabels + label];
  }
  std::uint8_t label = kOutside;
  for (std::uint8_t last = 0; last < kLabels; ++last) {
    if (may_follow(last, kOutside) && best[last] > best[label]) label = last;
  }
  for (std::size_t i = length; i-- > 0;) {
    labels[i] = label;
    label = from_[i * kLabels + label];
  }
  cut_long_names(labels);
}

}  // namespace nachlese::ner
