#include "entities/viterbi.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <random>

#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::ner;

namespace {

std::vector<std::uint8_t> decode(const std::vector<std::uint8_t>& wanted, float strength) {
  std::vector<float> emissions(wanted.size() * kLabels);
  for (std::size_t i = 0; i < wanted.size(); ++i) emissions[i * kLabels + wanted[i]] = strength;
  std::vector<std::uint8_t> labels(wanted.size());
  Viterbi({}).decode(emissions, labels);
  return labels;
}

// Looks at all labels before each label.
std::vector<std::uint8_t> first_best(const Transitions& transitions,
                                     const std::vector<float>& emissions) {
  constexpr float kNever = -1e30F;
  const std::size_t words = emissions.size() / kLabels;
  std::array<float, kLabels> best{};
  std::vector<std::array<std::uint8_t, kLabels>> from(words);
  for (std::size_t i = 0; i < words; ++i) {
    std::array<float, kLabels> next{};
    for (std::uint8_t label = 0; label < kLabels; ++label) {
      next[label] = kNever;
      for (std::uint8_t before = 0; before < (i == 0 ? 1 : kLabels); ++before) {
        const float score = best[before] + transitions[before][label];
        if (!may_follow(before, label) || score <= next[label]) continue;
        next[label] = score;
        from[i][label] = before;
      }
      next[label] += emissions[i * kLabels + label];
    }
    best = next;
  }
  std::uint8_t label = kOutside;
  for (std::uint8_t last = 1; last < kLabels; ++last) {
    if (may_follow(last, kOutside) && best[last] > best[label]) label = last;
  }
  std::vector<std::uint8_t> labels(words);
  for (std::size_t i = words; i-- > 0;) {
    labels[i] = label;
    label = from[i][label];
  }
  // Names of more than kLongestName words are none.
  for (std::size_t i = 0, begin = 0; i < words; ++i) {
    const bool goes_on = labels[i] != kOutside && (place_of(labels[i]) == TagPosition::inside ||
                                                   place_of(labels[i]) == TagPosition::last);
    if (!goes_on) begin = i;
    if (goes_on && place_of(labels[i]) == TagPosition::last && i + 1 - begin > kLongestName)
      std::fill(labels.begin() + static_cast<std::ptrdiff_t>(begin),
                labels.begin() + static_cast<std::ptrdiff_t>(i + 1), kOutside);
  }
  return labels;
}

constexpr std::uint8_t kBegin = label_of(EntityType::person, TagPosition::begin);
constexpr std::uint8_t kInside = label_of(EntityType::person, TagPosition::inside);
constexpr std::uint8_t kLast = label_of(EntityType::person, TagPosition::last);

}  // namespace

TEST_CASE("the best row of labels is found") {
  const std::vector<std::uint8_t> row = {kOutside, kBegin, kInside, kLast, kOutside};
  CHECK(decode(row, 1) == row);
  CHECK(decode({kOutside}, 1) == std::vector<std::uint8_t>{kOutside});
}

TEST_CASE("no other row is better") {
  std::mt19937 random(7);
  const auto score = [&] { return static_cast<float>(random() % 1000) / 250 - 2; };
  for (int round = 0; round < 40; ++round) {
    Transitions transitions{};
    for (auto& row : transitions) std::ranges::generate(row, score);
    constexpr std::size_t kWords = 4;
    std::vector<float> emissions(kWords * kLabels);
    std::ranges::generate(emissions, score);
    for (std::size_t i = 0; i < kWords; ++i)
      emissions[i * kLabels] += static_cast<float>(round % 4);
    const auto value = [&](std::span<const std::uint8_t> labels) {
      float sum = 0;
      std::uint8_t before = kOutside;
      for (std::size_t i = 0; i < labels.size(); ++i) {
        sum += transitions[before][labels[i]] + emissions[i * kLabels + labels[i]];
        before = labels[i];
      }
      return sum;
    };
    float best = -1000;
    std::array<std::uint8_t, kWords> row{};
    const std::function<void(std::size_t)> try_all = [&](std::size_t at) {
      const std::uint8_t before = at == 0 ? kOutside : row[at - 1];
      if (at == kWords) {
        if (may_follow(before, kOutside)) best = std::max(best, value(row));
        return;
      }
      for (row[at] = 0; row[at] < kLabels; ++row[at]) {
        if (may_follow(before, row[at])) try_all(at + 1);
      }
    };
    try_all(0);
    std::vector<std::uint8_t> labels(kWords);
    Viterbi(transitions).decode(emissions, labels);
    CHECK(value(labels) == Approx(best));
  }
}

TEST_CASE("of equally good rows it is that of the first label at every word") {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    // Few values, so that many rows are equally good.
    const auto score = [&] { return static_cast<float>(random() % 5); };
    Transitions transitions{};
    for (auto& row : transitions) std::ranges::generate(row, score);
    const std::size_t words = 1 + random() % 20;
    std::vector<float> emissions(words * kLabels);
    std::ranges::generate(emissions, score);
    for (std::size_t i = 0; i < words; ++i) emissions[i * kLabels] += static_cast<float>(round % 5);
    std::vector<std::uint8_t> labels(words);
    Viterbi(transitions).decode(emissions, labels);
    CHECK(labels == first_best(transitions, emissions));
  }
}

TEST_CASE("rows are always well formed") {
  for (const auto& row : {std::vector<std::uint8_t>{kInside},
                          {kBegin, kBegin},
                          {kLast, kOutside},
                          {kBegin, kOutside, kLast}}) {
    const auto labels = decode(row, 1);
    std::uint8_t before = kOutside;
    for (const std::uint8_t label : labels) {
      CHECK(may_follow(before, label));
      before = label;
    }
    CHECK(may_follow(before, kOutside));
  }
}

TEST_CASE("names of more than eight words are none") {
  std::vector<std::uint8_t> row(9, kInside);
  row.front() = kBegin;
  row.back() = kLast;
  CHECK(decode(row, 1) == std::vector<std::uint8_t>(9, kOutside));
  row.erase(row.begin() + 1);
  CHECK(decode(row, 1) == row);
}
