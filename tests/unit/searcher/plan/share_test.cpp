#include "searcher/plan/share.hpp"

#include <algorithm>
#include <random>
#include <string>

#include "tests/catch.hpp"

using namespace nachlese::search;
using Op = Plan::Op;

namespace {

// Whether a document with the words of `set` matches; plans of terms, all and any only.
bool is_match(const Plan& plan, unsigned set) {
  const auto matches = [&](const Plan& operand) { return is_match(operand, set); };
  switch (plan.op) {
    case Op::any_term: return (set >> std::stoul(plan.terms.front()) & 1U) != 0;
    case Op::all: return std::all_of(plan.operands.begin(), plan.operands.end(), matches);
    case Op::any: return std::any_of(plan.operands.begin(), plan.operands.end(), matches);
    default: return false;
  }
}

std::vector<Weighted> words(const std::vector<double>& weights) {
  std::vector<Weighted> out;
  for (std::size_t i = 0; i < weights.size(); ++i)
    out.push_back({one_term(std::to_string(i)), weights[i]});
  return out;
}

}  // namespace

TEST_CASE("what matches has enough of the weight") {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::vector<double> weights(1 + random() % 8);
    for (auto& weight : weights) weight = static_cast<double>(random() % 90) / 10;
    double sum = 0;
    for (const double weight : weights) sum += weight;
    if (sum == 0) continue;
    const double least = sum * static_cast<double>(random() % 11) / 10 + 0.01;
    const Plan plan = heavy_enough(words(weights), least);
    for (unsigned set = 0; set < 1U << weights.size(); ++set) {
      double has = 0;
      for (std::size_t i = 0; i < weights.size(); ++i)
        if ((set >> i & 1U) != 0) has += weights[i];
      CHECK(is_match(plan, set) == (has + 1e-6 >= std::min(least, sum)));
    }
  }
}

TEST_CASE("weights that differ make short plans") {
  CHECK(to_string(heavy_enough(words({5, 3, 2}), 5)) ==
        to_string(any_of({one_term("0"), all_of({one_term("1"), one_term("2")})})));
  CHECK(leaf_count(heavy_enough(words({1, 1, 1, 1, 1, 1, 1, 1}), 4)) <= 140);
  CHECK(heavy_enough({}, 1).empty());
}
