#include <cmath>

#include "stemming/lexicon.hpp"

#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::text;

TEST_CASE("the lexicon knows how words are written") {
  CHECK(word_usage("haus").mostly_upper());
  CHECK_FALSE(word_usage("gehen").mostly_upper());
  CHECK(word_usage("strasse").upper > 0);
  CHECK(word_usage("xyzzyq").total() == 0);
  CHECK(word_usage("").total() == 0);
}

TEST_CASE("counts survive their code within five per cent") {
  for (std::uint32_t n = 0; n < 2'000'000; n = n * 5 / 4 + 1) {
    const auto back = text::count_of_code(text::count_code(n));
    CHECK(std::abs(static_cast<double>(back) - n) <= 0.05 * n + 0.5);
  }
}

TEST_CASE("a damaged image has no tables") {
  CHECK_FALSE(text::StringTable::in("", "words").has("haus"));
  CHECK_FALSE(text::StringTable::in("XXXXXXXXXXXX", "words").has("haus"));
}
