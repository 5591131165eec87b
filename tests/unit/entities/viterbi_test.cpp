#include "entities/viterbi.hpp"

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

constexpr std::uint8_t kBegin = label_of(EntityType::person, TagPosition::begin);
constexpr std::uint8_t kInside = label_of(EntityType::person, TagPosition::inside);
constexpr std::uint8_t kLast = label_of(EntityType::person, TagPosition::last);

}  // namespace

TEST_CASE("the best row of labels is found") {
  const std::vector<std::uint8_t> row = {kOutside, kBegin, kInside, kLast, kOutside};
  CHECK(decode(row, 1) == row);
  CHECK(decode({kOutside}, 1) == std::vector<std::uint8_t>{kOutside});
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
