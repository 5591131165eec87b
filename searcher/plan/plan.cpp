#include "searcher/plan/plan.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace nachlese::search {
namespace {

using Op = Plan::Op;

Plan make(Op op, std::vector<Plan> operands) {
  Plan out;
  out.op = op;
  out.operands = std::move(operands);
  return out;
}

Plan make(Op op, std::vector<std::string> terms) {
  Plan out;
  if (terms.empty()) return out;
  out.op = terms.size() == 1 ? Op::any_term : op;
  out.terms = std::move(terms);
  return out;
}

Plan alternatives_of(Op op, std::vector<Plan> operands) {
  std::erase_if(operands, [](const Plan& operand) { return operand.empty(); });
  if (operands.empty()) return {};
  return operands.size() == 1 ? std::move(operands.front()) : make(op, std::move(operands));
}

Plan positioned(Op op, std::vector<Plan> positions, unsigned window) {
  Plan out = all_of(std::move(positions));
  if (out.op != Op::all) return out;
  out.op = op;
  out.count = window;
  return out;
}

}  // namespace

Plan everything() { return make(Op::everything, std::vector<Plan>()); }

Plan one_term(std::string term) { return make(Op::any_term, {std::move(term)}); }

Plan any_term(std::vector<std::string> terms) { return make(Op::any_term, std::move(terms)); }

Plan synonym(std::vector<std::string> terms) { return make(Op::synonym, std::move(terms)); }

Plan layered(std::vector<Layer> layers) {
  Plan out;
  if (layers.empty()) return out;
  out.op = Op::layers;
  out.layers = std::move(layers);
  return out;
}

Plan all_of(std::vector<Plan> operands) {
  const auto is_empty = [](const Plan& operand) { return operand.empty(); };
  if (operands.empty() || std::any_of(operands.begin(), operands.end(), is_empty)) return {};
  return operands.size() == 1 ? std::move(operands.front()) : make(Op::all, std::move(operands));
}

Plan any_of(std::vector<Plan> operands) { return alternatives_of(Op::any, std::move(operands)); }

Plan best_of(std::vector<Plan> operands) { return alternatives_of(Op::best, std::move(operands)); }

Plan scaled(Plan operand, double factor) {
  if (operand.empty()) return {};
  Plan out = make(Op::scaled, {std::move(operand)});
  out.factor = factor;
  return out;
}

Plan fixed(Plan operand, double weight) {
  if (operand.empty()) return {};
  Plan out = make(Op::fixed, {std::move(operand)});
  out.factor = weight;
  return out;
}

Plan boosted(Plan operand, Plan addition) {
  if (operand.empty() || addition.empty()) return operand;
  return make(Op::boosted, {std::move(operand), std::move(addition)});
}

Plan filtered(Plan operand, Plan filter) {
  if (operand.empty() || filter.empty()) return {};
  return make(Op::filtered, {std::move(operand), std::move(filter)});
}

Plan without(Plan operand, Plan exclusion) {
  if (operand.empty() || exclusion.empty()) return operand;
  return make(Op::without, {std::move(operand), std::move(exclusion)});
}

Plan at_least_of(unsigned count, std::vector<Plan> operands) {
  Plan out = make(Op::at_least, std::move(operands));
  out.count = count;
  return out;
}

Plan phrase_of(std::vector<Plan> positions, unsigned window) {
  return positioned(Op::phrase, std::move(positions), window);
}

Plan near_of(std::vector<Plan> positions, unsigned window) {
  return positioned(Op::near, std::move(positions), window);
}

Plan value_range(unsigned slot, std::string first, std::string last) {
  Plan out;
  out.op = Op::range;
  out.count = slot;
  out.terms = {std::move(first), std::move(last)};
  return out;
}

std::size_t leaf_count(const Plan& plan) {
  std::size_t out = plan.op == Op::range ? 1 : plan.terms.size();
  for (const auto& layer : plan.layers) out += layer.terms.size();
  for (const auto& operand : plan.operands) out += leaf_count(operand);
  return out;
}

}  // namespace nachlese::search
