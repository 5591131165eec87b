// What a query asks of the engine, as plain values: what an article must match and what only adds
// to its weight. No Xapian: a plan can be compared, printed and copied to any thread, and
// engine/emit turns it into a Xapian::Query for one database.
//
// Example: `Gipfeltreffen` with the title bonus of its stem becomes
//   (boosted (layers 1×gipfeltreffen 1×(Zgipfeltreff gipfeltreffen)) (scaled 0.3 (layers …)))
// The first operand decides whether an article matches, the second one adds to its weight.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace nachlese::search {

// One reading of a word. Its terms weigh as one term: their frequencies are added up.
struct Layer {
  std::vector<std::string> terms;  // at least one
  double factor = 1;               // not negative; 0: matches, does not weigh

  friend bool operator==(const Layer&, const Layer&) = default;
};

struct Plan {
  enum class Op : std::uint8_t {
    nothing,     // no article
    everything,  // every article
    any_term,    // any of `terms`; weights add up
    synonym,     // any of `terms`, weighed as one term
    layers,      // a term of any of `layers`; the best layer weighs
    all,         // all operands; weights add up
    any,         // any operand; weights add up
    best,        // any operand; the best one weighs
    scaled,      // the operand, its weight × `factor`
    fixed,       // the operand; its weight is `factor`
    boosted,     // the first operand; the second one adds to the weight where it matches
    filtered,    // both operands; the first one weighs
    without,     // the first operand, unless the second one matches
    at_least,    // at least `count` of the operands; no weight
    phrase,      // the operands at neighboring places, in this order, within `count` words
    near,        // the operands within `count` words, in any order
    range,       // value slot `count` from terms[0] to terms[1]
  };

  Op op = Op::nothing;
  std::vector<std::string> terms;
  std::vector<Layer> layers;
  double factor = 1;
  unsigned count = 0;
  std::vector<Plan> operands;

  [[nodiscard]] bool empty() const { return op == Op::nothing; }

  friend bool operator==(const Plan&, const Plan&) = default;
};

// Weighs next to nothing, for what must weigh something to be found (engine/xapian_faults.hpp).
inline constexpr double kNextToNothing = 1e-9;

// Makers. What can match nothing, or says nothing, is left out on the way.
[[nodiscard]] Plan everything();
[[nodiscard]] Plan one_term(std::string term);
[[nodiscard]] Plan any_term(std::vector<std::string> terms);
[[nodiscard]] Plan synonym(std::vector<std::string> terms);
[[nodiscard]] Plan layered(std::vector<Layer> layers);
[[nodiscard]] Plan all_of(std::vector<Plan> operands);
[[nodiscard]] Plan any_of(std::vector<Plan> operands);
[[nodiscard]] Plan best_of(std::vector<Plan> operands);
[[nodiscard]] Plan scaled(Plan operand, double factor);
[[nodiscard]] Plan fixed(Plan operand, double weight);
[[nodiscard]] Plan boosted(Plan operand, Plan addition);
[[nodiscard]] Plan filtered(Plan operand, Plan filter);
[[nodiscard]] Plan without(Plan operand, Plan exclusion);
// 1 <= count <= number of operands.
[[nodiscard]] Plan at_least_of(unsigned count, std::vector<Plan> operands);
// `positions`: what may stand at each place, made of terms alone. One position is itself.
[[nodiscard]] Plan phrase_of(std::vector<Plan> positions, unsigned window);
[[nodiscard]] Plan near_of(std::vector<Plan> positions, unsigned window);
[[nodiscard]] Plan value_range(unsigned slot, std::string first, std::string last);

// Matches the same articles as `plan` and says nothing of their weights: no layer whose terms
// another one has, no addition, each alternative once. A word has six posting lists to rank by and
// three to be found by.
[[nodiscard]] Plan matching(const Plan& plan);

// How many posting lists it reads.
[[nodiscard]] std::size_t leaf_count(const Plan& plan);

// As an s-expression, for `nachlese explain` and tests.
[[nodiscard]] std::string to_string(const Plan& plan);

}  // namespace nachlese::search
