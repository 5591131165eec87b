#include "entities/viterbi.hpp"

#include <algorithm>
#include <array>

namespace nachlese::ner {
namespace {

constexpr std::uint8_t kTypes = 4;
constexpr std::uint8_t kPositions = 4;
static_assert(label_of(EntityType::place, TagPosition::begin) == 1 + kPositions &&
              label_of(EntityType::place, TagPosition::inside) == 2 + kPositions &&
              label_of(EntityType::place, TagPosition::last) == 3 + kPositions);

template <class Chosen>
constexpr auto labels_that(Chosen chosen) {
  std::array<std::uint8_t, 2 * kTypes + 1> labels{};
  std::size_t count = 0;
  for (std::uint8_t label = 0; label < kLabels; ++label) {
    if (chosen(label)) labels[count++] = label;
  }
  return labels;
}

// Labels after and before which no name goes on, in ascending order; "outside" is the first.
constexpr auto kClosing = labels_that([](auto label) { return may_follow(label, kOutside); });
constexpr auto kOpening = labels_that([](auto label) { return may_follow(kOutside, label); });

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
  float closed = kNever;  // the best path that has just closed a name
  for (std::size_t i = 1; i < kClosing.size(); ++i) closed = std::max(closed, best[kClosing[i]]);
  Scores next;
  for (std::uint8_t label = 0; label < kLabels; ++label) {
    next[label] = best[kOutside] + transitions_[kOutside][label];
    from[label] = kOutside;
  }
  // Mostly no name ends here that a transition could make better than none.
  if (best[kOutside] - closed <= spread_) improve_closing(best, next, from);
  for (std::uint8_t begin = 1; begin < kLabels; begin += kPositions) {
    const std::uint8_t inside = begin + 1;
    for (const std::uint8_t after : {inside, static_cast<std::uint8_t>(inside + 1)}) {
      const float first = best[begin] + transitions_[begin][after];
      const float second = best[inside] + transitions_[inside][after];
      next[after] = second > first ? second : first;
      from[after] = second > first ? inside : begin;
    }
  }
  best = next;
}

// Looks at the paths that have just closed a name, too.
void Viterbi::improve_closing(const Scores& best, Scores& next, std::uint8_t* from) const {
  for (const std::uint8_t after : kOpening) {
    for (std::size_t i = 1; i < kClosing.size(); ++i) {
      const float score = best[kClosing[i]] + transitions_[kClosing[i]][after];
      if (score > next[after]) {
        next[after] = score;
        from[after] = kClosing[i];
      }
    }
  }
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
