#include "searcher/compile/quotations.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "core/store/terms.hpp"
#include "searcher/plan/quotation.hpp"

namespace nachlese::search {
namespace {

using schema::Prefix;

// Positions are those of forms, not of stems, except where a form does not begin like its stem.
void ask_for_forms(CompileContext& in, Plan& plan) {
  for (auto& operand : plan.operands) ask_for_forms(in, operand);
  if (plan.op != Plan::Op::any_term && plan.op != Plan::Op::synonym) return;
  std::vector<std::string> terms;
  const auto add = [&](std::string term) {
    if (std::ranges::find(terms, term) == terms.end()) terms.push_back(std::move(term));
  };
  for (const auto& term : plan.terms) {
    add(term);
    if (store::field_of(term).prefix != Prefix::stem) continue;
    const auto stem = std::string(store::term_value(Prefix::stem, term));
    for (const auto& form : in.expansions.forms_of_stem(stem))
      add(store::make_term(Prefix::surface, form));
  }
  plan.terms = std::move(terms);
}

template <class Group>
std::optional<query::Node> askable_group(const query::Node& node, const Group& group,
                                         std::vector<query::Node>& outside,
                                         query::Diagnostics& diagnostics) {
  Group kept = group;
  kept.operands.clear();
  for (const auto& operand : group.operands) {
    if (auto part = askable(operand, outside, diagnostics))
      kept.operands.push_back(std::move(*part));
  }
  if (kept.operands.empty()) return std::nullopt;
  if (kept.operands.size() == 1) return std::move(kept.operands.front());
  query::Node out = node;
  out.value = std::move(kept);
  return out;
}

}  // namespace

std::vector<std::string> speakers_in(const Plan& plan) {
  std::vector<std::string> out = plan.terms;
  for (const auto& operand : plan.operands) {
    for (auto& term : speakers_in(operand)) {
      if (std::ranges::find(out, term) == out.end()) out.push_back(std::move(term));
    }
  }
  return out;
}

std::optional<query::Node> askable(const query::Node& node, std::vector<query::Node>& outside,
                                   query::Diagnostics& diagnostics) {
  if (std::holds_alternative<query::Negation>(node.value)) {
    diagnostics.report(query::Issue::quote_negation, node.span);
    return std::nullopt;
  }
  if (const auto* field = std::get_if<query::InField>(&node.value)) {
    if (field->field == query::Field::quote)
      return askable(field->operand.front(), outside, diagnostics);
    diagnostics.report(query::Issue::quote_field, node.span);
    outside.push_back(node);
    return std::nullopt;
  }
  if (std::holds_alternative<DateRange>(node.value)) {
    outside.push_back(node);
    return std::nullopt;
  }
  if (const auto* all = std::get_if<query::Conjunction>(&node.value))
    return askable_group(node, *all, outside, diagnostics);
  if (const auto* any = std::get_if<query::Disjunction>(&node.value))
    return askable_group(node, *any, outside, diagnostics);
  return node;
}

Plan quoted(CompileContext& in, const Plan& words, const std::vector<std::string>& speakers) {
  Plan asked = words;
  ask_for_forms(in, asked);
  static const std::vector<std::string> kAnybody = {store::make_term(Prefix::quotation, {})};
  return spent(in, in_quotation(asked, speakers.empty() ? kAnybody : speakers));
}

}  // namespace nachlese::search
