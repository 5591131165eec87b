#include "searcher/query/quotation.hpp"

#include <algorithm>
#include <utility>

namespace nachlese::query {
namespace {

const std::vector<Node>* operands_of(const Node& node) {
  if (const auto* all = std::get_if<Conjunction>(&node.value)) return &all->operands;
  if (const auto* any = std::get_if<Disjunction>(&node.value)) return &any->operands;
  if (const auto* some = std::get_if<AtLeast>(&node.value)) return &some->operands;
  if (const auto* none = std::get_if<Negation>(&node.value)) return &none->operand;
  return nullptr;
}

bool has_quotation(const Node& node) {
  if (const auto* field = std::get_if<InField>(&node.value)) return field->field == Field::quote;
  const auto* operands = operands_of(node);
  return operands != nullptr && std::ranges::any_of(*operands, has_quotation);
}

// Asks something of articles, not of texts.
bool concerns_articles(const Node& node) {
  if (std::holds_alternative<InField>(node.value) || std::holds_alternative<DateRange>(node.value))
    return true;
  const auto* operands = operands_of(node);
  return operands != nullptr && std::ranges::any_of(*operands, concerns_articles);
}

Node quotation_of(std::vector<Node> words) {
  Node inside;
  inside.span = {words.front().span.begin, words.back().span.end};
  if (words.size() == 1) {
    inside = std::move(words.front());
  } else {
    inside.value = Conjunction{std::move(words)};
  }
  Node out;
  out.span = inside.span;
  out.required = true;
  out.value = InField{Field::quote, {std::move(inside)}};
  return out;
}

Node about(Node node) {
  if (auto* any = std::get_if<Disjunction>(&node.value);
      any != nullptr && concerns_articles(node)) {
    for (auto& operand : any->operands) operand = about(std::move(operand));
    return node;
  }
  if (auto* all = std::get_if<Conjunction>(&node.value)) {
    std::vector<Node> rest;
    std::vector<Node> words;
    for (auto& operand : all->operands) {
      const bool kept =
          concerns_articles(operand) || std::holds_alternative<Negation>(operand.value);
      (kept ? rest : words).push_back(std::move(operand));
    }
    if (!words.empty()) rest.insert(rest.begin(), quotation_of(std::move(words)));
    all->operands = std::move(rest);
    return node;
  }
  if (concerns_articles(node) || std::holds_alternative<Negation>(node.value)) return node;
  std::vector<Node> alone;
  alone.push_back(std::move(node));
  return quotation_of(std::move(alone));
}

}  // namespace

Node about_quotations(Node query) {
  return has_quotation(query) ? std::move(query) : about(std::move(query));
}

}  // namespace nachlese::query
