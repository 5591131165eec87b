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

TEST_CASE("what begins with the bytes of a mark, but is none, changes nothing") {
  CHECK(inside("Laut § 5 – 10 € – „b“ c\u00A0d …") == Texts{"b"});
  CHECK(inside("Laut § 5 – „b – § 6…“ c\u00A0… \"d\u00A0e\" …") == Texts{"b – § 6…", "d\u00A0e"});
  CHECK(inside("Äöü ß – »ä § ö« ü") == Texts{"ä § ö"});
  CHECK(inside("a\xC2").empty());
  CHECK(inside("\"a\" \xE2\x80") == Texts{"a"});
}

TEST_CASE("lines between quotations say nothing") {
  const std::string lines = "\n\nEin – Absatz.\n \n\nNoch § einer.\n";
  const std::string all = "Er: „a.“" + lines + "Sie: »b.«" + lines + "\"c\"" + lines + "„ohne" +
                          lines + lines + lines + "„d“";
  CHECK(inside(all) == Texts{"a.", "b.", "c", "d"});
  CHECK(inside(lines + "X: „a.\n\n„b.\n\nc.“" + lines + "d“ ‚e‘") == Texts{"a.", "b.\n\nc.", "e"});
}
