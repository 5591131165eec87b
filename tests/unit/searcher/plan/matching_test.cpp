// matching(): what a plan matches, by the definition of its operators.
#include <random>
#include <string>
#include <vector>

#include "searcher/plan/plan.hpp"
#include "tests/catch.hpp"

using namespace nachlese::search;
using Op = Plan::Op;

namespace {

constexpr unsigned kTerms = 6;

Plan random_plan(std::mt19937& random, unsigned depth) {
  const auto below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
  const auto term = [&] { return std::to_string(below(kTerms)); };
  if (depth == 0 || below(5) == 0) {
    switch (below(4)) {
      case 0: return everything();
      case 1: return synonym({term(), term()});
      case 2: return layered({{{term()}, 1}, {{term(), term()}, 0.5}});
      default: return one_term(term());
    }
  }
  std::vector<Plan> operands(2 + below(3));
  for (auto& operand : operands) operand = random_plan(random, depth - 1);
  switch (below(8)) {
    case 0: return scaled(operands[0], 0.5);
    case 1: return boosted(operands[0], operands[1]);
    case 2: return filtered(operands[0], operands[1]);
    case 3: return without(operands[0], operands[1]);
    case 4: return at_least_of(1 + below(2), operands);
    case 5: return best_of(operands);
    case 6: return any_of(operands);
    default: return all_of(operands);
  }
}

// Whether a document matches whose terms are the bits of `set`.
bool is_match(const Plan& plan, unsigned set) {
  const auto has = [&](const std::string& term) { return (set >> std::stoul(term) & 1U) != 0; };
  unsigned found = 0;
  for (const auto& term : plan.terms) found += has(term) ? 1 : 0;
  for (const auto& layer : plan.layers) {
    for (const auto& term : layer.terms) found += has(term) ? 1 : 0;
  }
  unsigned operands = 0;
  for (const auto& operand : plan.operands) operands += is_match(operand, set) ? 1 : 0;
  switch (plan.op) {
    case Op::everything: return true;
    case Op::any_term:
    case Op::synonym:
    case Op::layers: return found > 0;
    case Op::all:
    case Op::filtered: return operands == plan.operands.size();
    case Op::any:
    case Op::best: return operands > 0;
    case Op::scaled:
    case Op::fixed:
    case Op::boosted: return is_match(plan.operands[0], set);
    case Op::without: return is_match(plan.operands[0], set) && !is_match(plan.operands[1], set);
    case Op::at_least: return operands >= plan.count;
    default: return false;
  }
}

bool weighs(const Plan& plan) {
  if (plan.op == Op::layers || plan.op == Op::synonym || plan.op == Op::scaled ||
      plan.op == Op::boosted || plan.op == Op::best || plan.op == Op::fixed)
    return true;
  for (const auto& operand : plan.operands) {
    if (weighs(operand)) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("without weights a plan matches what it matched") {
  std::mt19937 random(4711);
  for (int i = 0; i < 5'000; ++i) {
    const Plan plan = random_plan(random, 4);
    const Plan bare = matching(plan);
    INFO(to_string(plan) << "\n" << to_string(bare));
    CHECK_FALSE(weighs(bare));
    for (unsigned set = 0; set < 1U << kTerms; ++set)
      REQUIRE(is_match(bare, set) == is_match(plan, set));
    CHECK(matching(bare) == bare);
  }
}

TEST_CASE("layers of a word that contain each other are looked up once") {
  const Plan word =
      layered({{{"treff"}, 0.5}, {{"Ztreff", "treff"}, 1}, {{"Ztreff", "treff", "Ptreff"}, 0.9}});
  CHECK(leaf_count(matching(word)) == 3);
  CHECK(leaf_count(matching(boosted(word, one_term("bonus")))) == 3);
}

TEST_CASE("what can match nothing, or says nothing, is left out of a plan") {
  const Plan word = one_term("x");
  CHECK(all_of({word, {}}).empty());
  CHECK(any_of({word, {}}) == word);
  CHECK(best_of({{}, word}) == word);
  CHECK(boosted(word, {}) == word);
  CHECK(without(word, {}) == word);
  CHECK(without({}, word).empty());
  CHECK(filtered(word, {}).empty());
  CHECK(scaled({}, 2).empty());
  CHECK(phrase_of({word}, 1) == word);
  CHECK(any_term({}).empty());
}

TEST_CASE("plans are printed as they are built") {
  const Plan plan = boosted(layered({{{"gipfel"}, 1}, {{"Zgipfel", "gipfel"}, 0.9}}),
                            scaled(near_of({one_term("gipfel"), one_term("rom")}, 8), 0.02));
  CHECK(to_string(plan) ==
        "(boosted (layers 1×gipfel 0.9×(Zgipfel gipfel)) (scaled 0.02 (near/8 gipfel rom)))");
  CHECK(to_string(value_range(0, std::string("\x01", 1), "\x7f")) == "(range/0 \\x01 \\x7f)");
}
