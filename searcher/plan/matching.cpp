// What matches, without what it weighs.
#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "searcher/plan/plan.hpp"

namespace nachlese::search {
namespace {

using Op = Plan::Op;

// Alternatives, each once; those that are terms alone are put together.
class Alternatives {
 public:
  void add(const Plan& plan) {
    if (plan.op == Op::any || plan.op == Op::best) {
      for (const auto& operand : plan.operands) add(operand);
    } else if (plan.op == Op::any_term || plan.op == Op::synonym) {
      for (const auto& term : plan.terms) add_term(term);
    } else if (plan.op == Op::layers) {
      for (const auto& layer : plan.layers) {
        for (const auto& term : layer.terms) add_term(term);
      }
    } else if (plan.op == Op::scaled || plan.op == Op::fixed || plan.op == Op::boosted) {
      add(plan.operands.front());
    } else {
      Plan match = matching(plan);
      if (match.op == Op::any || match.op == Op::any_term) return add(match);
      if (std::find(others_.begin(), others_.end(), match) == others_.end())
        others_.push_back(std::move(match));
    }
  }

  [[nodiscard]] Plan joined() && {
    if (!terms_.empty()) others_.insert(others_.begin(), any_term(std::move(terms_)));
    return any_of(std::move(others_));
  }

 private:
  void add_term(const std::string& term) {
    if (seen_.insert(term).second) terms_.push_back(term);
  }

  std::vector<std::string> terms_;
  std::unordered_set<std::string> seen_;
  std::vector<Plan> others_;
};

// Conditions, each once.
class Conditions {
 public:
  void add(const Plan& plan) {
    if (plan.op == Op::all || plan.op == Op::filtered) {
      for (const auto& operand : plan.operands) add(operand);
    } else if (plan.op == Op::scaled || plan.op == Op::fixed || plan.op == Op::boosted) {
      add(plan.operands.front());
    } else if (Plan match = matching(plan); match.op == Op::all) {
      add(match);
    } else if (match.op != Op::everything &&
               std::find(operands_.begin(), operands_.end(), match) == operands_.end()) {
      operands_.push_back(std::move(match));
    }
  }

  [[nodiscard]] Plan joined() && {
    return operands_.empty() ? everything() : all_of(std::move(operands_));
  }

 private:
  std::vector<Plan> operands_;
};

Plan matching_operands(const Plan& plan) {
  Plan out = plan;
  for (auto& operand : out.operands) operand = matching(operand);
  return out;
}

}  // namespace

Plan matching(const Plan& plan) {
  switch (plan.op) {
    case Op::scaled:
    case Op::fixed:
    case Op::boosted: return matching(plan.operands.front());
    case Op::any_term:
    case Op::synonym:
    case Op::layers:
    case Op::any:
    case Op::best: {
      Alternatives alternatives;
      alternatives.add(plan);
      return std::move(alternatives).joined();
    }
    case Op::all:
    case Op::filtered: {
      Conditions conditions;
      conditions.add(plan);
      return std::move(conditions).joined();
    }
    case Op::without:
    case Op::at_least: return matching_operands(plan);
    case Op::nothing:
    case Op::everything:
    case Op::phrase:
    case Op::near:
    case Op::range: return plan;
  }
  return plan;
}

}  // namespace nachlese::search
