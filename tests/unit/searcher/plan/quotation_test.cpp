// in_quotation(): positions against the definition, on random quotations.
#include "searcher/plan/quotation.hpp"

#include <algorithm>
#include <random>

#include "core/base/quote_positions.hpp"
#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::search;

namespace {

using Places = std::vector<unsigned>;

Plan word(const char* term) { return one_term(term); }

}  // namespace

TEST_CASE("a word is followed by a marker") {
  CHECK(to_string(in_quotation(word("a"), {"M"})) ==
        to_string(phrase_of({word("a"), word("M")}, 2)));
  CHECK(in_quotation(everything(), {"M"}) == any_term({"M"}));
  CHECK(in_quotation(Plan(), {"M"}).empty());
}

TEST_CASE("words are within a quotation, a phrase has a marker in each gap") {
  CHECK(in_quotation(all_of({word("a"), word("b")}), {"M"}) ==
        near_of({word("M"), word("a"), word("b")}, kQuoteWindow));
  CHECK(in_quotation(phrase_of({word("a"), word("b")}, 2), {"M", "N"}) ==
        phrase_of({word("a"), any_term({"M", "N"}), word("b"), any_term({"M", "N"})}, 4));
}

TEST_CASE("alternatives are taken apart where one has several words") {
  const Plan words = all_of({word("a"), any_of({word("b"), phrase_of({word("c"), word("d")}, 2)})});
  const Plan plan = in_quotation(words, {"M"});
  REQUIRE(plan.op == Plan::Op::any);
  REQUIRE(plan.operands.size() == 2);
  CHECK(plan.operands[0] == near_of({word("M"), word("a"), word("b")}, kQuoteWindow));
  CHECK(plan.operands[1].op == Plan::Op::all);
}

TEST_CASE("at least some of them") {
  const std::vector<Plan> words = {word("a"), word("b"), word("c")};
  const Plan plan = in_quotation(filtered(any_of(words), at_least_of(2, words)), {"M"});
  CHECK(plan.operands.size() == 3);
  CHECK(plan.operands[0] == near_of({word("M"), word("a"), word("b")}, kQuoteWindow));
}

TEST_CASE("however many alternatives, the plan is bounded") {
  std::vector<Plan> operands;
  for (int i = 0; i < 20; ++i) {
    operands.push_back(any_of({phrase_of({word("a"), word("b")}, 2),
                               phrase_of({word("c"), one_term(std::to_string(i))}, 2)}));
  }
  CHECK(leaf_count(in_quotation(all_of(operands), {"M"})) < 20'000);
}
