#include "entities/quotes/marks.hpp"

#include "tests/catch.hpp"

using nachlese::quotes::pair_marks;

namespace {

std::vector<std::string> inside(const std::string& text) {
  std::vector<std::string> out;
  for (const auto& pair : pair_marks(text))
    out.push_back(text.substr(pair.inner.begin, pair.inner.end - pair.inner.begin));
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("marks pair by kind and by the blanks around them") {
  CHECK(inside("A „b“ c „d“.") == Texts{"b", "d"});
  CHECK(inside("A “b” c") == Texts{"b"});
  CHECK(inside("A »b« c «d» e") == Texts{"b", "d"});
  CHECK(inside("A \"b\" c \"d\"") == Texts{"b", "d"});
  CHECK(inside("A ‚b‘ c ›d‹ e ‹f›") == Texts{"b", "d", "f"});
  CHECK(inside("A „b\" c „d” e") == Texts{"b", "d"});
  CHECK(inside("(„b“)") == Texts{"b"});
}

TEST_CASE("marks in marks belong to the outer pair") {
  CHECK(inside("„a ‚b‘ c“") == Texts{"a ‚b‘ c"});
  CHECK(inside("„a „b“ c“ d") == Texts{"a „b“ c"});
  CHECK(inside("»a ›b‹ c«") == Texts{"a ›b‹ c"});
}

TEST_CASE("apostrophes are no marks") {
  CHECK(inside("Das ist Hans’ Haus, wie geht’s?").empty());
  CHECK(inside("„Wie geht’s Hans’ Hund?“") == Texts{"Wie geht’s Hans’ Hund?"});
}

TEST_CASE("marks without a partner are none") {
  CHECK(inside("A „b").empty());
  CHECK(inside("A b“ c").empty());
  CHECK(inside("").empty());
  CHECK(inside("„“").empty());
  CHECK(inside("A „b c.\n\nD e.\n\nF „g“") == Texts{"g"});
}

TEST_CASE("a quotation runs over paragraphs, with a mark before each or without") {
  CHECK(inside("X: „a.\n\n„b.“") == Texts{"a.", "b."});
  CHECK(inside("X: „a.\n\nb.\n\nc.“") == Texts{"a.\n\nb.\n\nc."});
}
