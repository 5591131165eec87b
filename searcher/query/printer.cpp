#include "searcher/query/printer.hpp"

namespace nachlese::query {
namespace {

std::string list(const std::string& name, const std::vector<Node>& operands) {
  std::string out = "(" + name;
  for (const auto& operand : operands) out += (operand.required ? " +" : " ") + to_string(operand);
  return out + ")";
}

struct Printer {
  std::string operator()(const QueryWord& word) const {
    return (word.exact ? "=" : "") + word.text;
  }
  std::string operator()(const Phrase& phrase) const {
    return "\"" + phrase.text + (phrase.inflected ? "\"~" : "\"");
  }
  std::string operator()(const Pattern& pattern) const { return pattern.text; }
  std::string operator()(const Fuzzy& fuzzy) const {
    return fuzzy.text + "~" + (fuzzy.distance > 0 ? std::to_string(fuzzy.distance) : std::string());
  }
  std::string operator()(const DateRange& range) const {
    const std::string from = range.from ? to_iso(*range.from) : std::string();
    const std::string to = range.to ? to_iso(*range.to) : std::string();
    return "(date " + (from == to ? from : from + ".." + to) + ")";
  }
  std::string operator()(const Conjunction& group) const { return list("AND", group.operands); }
  std::string operator()(const Disjunction& group) const { return list("OR", group.operands); }
  std::string operator()(const Near& near) const {
    return list("NEAR/" + std::to_string(near.distance), near.operands);
  }
  std::string operator()(const AtLeast& group) const {
    return list("ATLEAST/" + std::to_string(group.count), group.operands);
  }
  std::string operator()(const Negation& negation) const { return list("NOT", negation.operand); }
  std::string operator()(const InField& field) const {
    return list(std::string(name_of(field.field)), field.operand);
  }
};

}  // namespace

std::string to_string(const Node& node) { return std::visit(Printer{}, node.value); }

}  // namespace nachlese::query
