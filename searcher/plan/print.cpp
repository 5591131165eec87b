#include <array>
#include <cstdio>
#include <string>
#include <string_view>

#include "searcher/plan/plan.hpp"

namespace nachlese::search {
namespace {

using Op = Plan::Op;

// Op by Op, in the order of the enum.
constexpr std::array<std::string_view, 17> kNames = {
    "nothing", "everything", "any",      "synonym", "layers",   "all",    "any",  "best", "scaled",
    "fixed",   "boosted",    "filtered", "without", "at-least", "phrase", "near", "range"};
static_assert(kNames.size() == static_cast<std::size_t>(Op::range) + 1);

// The shortest digits that read back as much the same number.
std::string number(double value) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.6g", value);
  return digits;
}

// Values of a range are packed bytes.
std::string printable(std::string_view term) {
  std::string out;
  for (const char c : term) {
    if (static_cast<unsigned char>(c) >= ' ' && c != 0x7F) {
      out += c;
    } else {
      char escaped[8];
      std::snprintf(escaped, sizeof escaped, "\\x%02x", static_cast<unsigned char>(c));
      out += escaped;
    }
  }
  return out;
}

std::string listed(const std::vector<std::string>& terms) {
  std::string out;
  for (const auto& term : terms) out += (out.empty() ? "" : " ") + printable(term);
  return terms.size() == 1 ? out : "(" + out + ")";
}

}  // namespace

std::string to_string(const Plan& plan) {
  if (plan.op == Op::any_term && plan.terms.size() == 1) return printable(plan.terms.front());
  std::string out = "(" + std::string(kNames[static_cast<std::size_t>(plan.op)]);
  if (plan.op == Op::scaled || plan.op == Op::fixed) out += " " + number(plan.factor);
  if (plan.count > 0 || plan.op == Op::range) out += "/" + std::to_string(plan.count);
  for (const auto& term : plan.terms) out += " " + printable(term);
  for (const auto& layer : plan.layers)
    out += " " + number(layer.factor) + "×" + listed(layer.terms);
  for (const auto& operand : plan.operands) out += " " + to_string(operand);
  return out + ")";
}

}  // namespace nachlese::search
