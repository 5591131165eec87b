#include "searcher/plan/share.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace nachlese::search {
namespace {

std::vector<Plan> plans_of(std::span<const Weighted> operands) {
  std::vector<Plan> out;
  for (const auto& operand : operands) out.push_back(operand.plan);
  return out;
}

// Sums of the same weights in another order may differ by so much.
constexpr double kRounding = 1e-9;

// `operands` descend; `sum` is that of their weights.
Plan enough_of(std::span<const Weighted> operands, double least, double sum) {
  if (operands.empty() || sum < least) return {};
  if (operands.back().weight >= least) return any_of(plans_of(operands));
  const Weighted& first = operands.front();
  const auto others = operands.subspan(1);
  const double rest = sum - first.weight;
  Plan with = first.plan;
  if (first.weight < least) with = all_of({with, enough_of(others, least - first.weight, rest)});
  return any_of({std::move(with), enough_of(others, least, rest)});
}

}  // namespace

Plan heavy_enough(std::vector<Weighted> operands, double least) {
  std::stable_sort(operands.begin(), operands.end(),
                   [](const auto& a, const auto& b) { return a.weight > b.weight; });
  double sum = 0;
  for (const auto& operand : operands) sum += operand.weight;
  return operands.empty() ? Plan() : enough_of(operands, std::min(least, sum) - kRounding, sum);
}

}  // namespace nachlese::search
