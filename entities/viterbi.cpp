#include "entities/viterbi.hpp"

#include <algorithm>
#include <array>

namespace nachlese::ner {
namespace {

constexpr std::size_t kTypes = 4;

// Labels after which a name may begin or not, in ascending order.
constexpr std::array<std::uint8_t, 2 * kTypes + 1> kClosing = [] {
  std::array<std::uint8_t, 2 * kTypes + 1> labels{};
  std::size_t count = 0;
  for (std::uint8_t label = 0; label < kLabels; ++label) {
    if (may_follow(label, kOutside)) labels[count++] = label;
  }
  return labels;
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

float spread_of(const Transitions& transitions) {
  constexpr float kRounding = 1e-3F;
  float least = transitions[0][0];
  float most = least;
  for (const auto& row : transitions) {
    least = std::min(least, *std::min_element(row.begin(), row.end()));
    most = std::max(most, *std::max_element(row.begin(), row.end()));
  }
  return most - least + kRounding;
}

}  // namespace

Viterbi::Viterbi(const Transitions& transitions)
    : transitions_(transitions), spread_(spread_of(transitions)) {}

// Replaces `best` by the best scores of paths to each label of the next word, and sets the labels
// from which they come: the first of equally good ones.
void Viterbi::step(Scores& best, std::uint8_t* from) const {
  Scores next;
  const auto set = [&](std::uint8_t before, std::uint8_t after) {
    next[after] = best[before] + transitions_[before][after];
    from[after] = before;
  };
  const auto improve = [&](std::uint8_t before, std::uint8_t after) {
    const float score = best[before] + transitions_[before][after];
    const bool better = score > next[after];
    next[after] = better ? score : next[after];
    from[after] = better ? before : from[after];
  };
  float closed = kNever;  // the best path that has just closed a name
  for (std::size_t i = 1; i < kClosing.size(); ++i) closed = std::max(closed, best[kClosing[i]]);
  // Mostly no name ends here that a transition could make better than none.
  const bool names = best[kOutside] - closed <= spread_;
  const auto from_closing = [&](std::uint8_t after) {
    set(kOutside, after);
    if (!names) return;
    for (std::size_t i = 1; i < kClosing.size(); ++i) improve(kClosing[i], after);
  };
  from_closing(kOutside);
  for (std::size_t i = 0; i < kTypes; ++i) {
    const auto type = static_cast<EntityType>(i);
    const std::uint8_t begin = label_of(type, TagPosition::begin);
    const std::uint8_t inside = label_of(type, TagPosition::inside);
    from_closing(begin);
    from_closing(label_of(type, TagPosition::only));
    for (const std::uint8_t after : {inside, label_of(type, TagPosition::last)}) {
      set(begin, after);
      improve(inside, after);
    }
  }
  best = next;
}

void Viterbi::decode(std::span<const float> emissions, std::span<std::uint8_t> labels) {
  const std::size_t length = labels.size();
  if (length == 0) return;
  from_.assign(length * kLabels, 0);
  Scores best{};
  for (std::uint8_t label = 0; label < kLabels; ++label) {
    best[label] =
        may_follow(kOutside, label) ? emissions[label] + transitions_[kOutside][label] : kNever;
  }
  for (std::size_t i = 1; i < length; ++i) {
    step(best, &from_[i * kLabels]);
    for (std::uint32_t label = 0; label < kLabels; ++label)
      best[label] += emissions[i * kLabels + label];
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
