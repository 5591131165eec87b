#include "web/views/diff.hpp"

#include <random>

#include "tests/catch.hpp"

namespace nachlese {

using namespace nachlese::web;
namespace {

// [-removed-] and {+added+}, as other tools print it.
std::string shown(std::string_view before, std::string_view after) {
  std::string out;
  for (const DiffPiece& piece : diff_words(before, after)) {
    if (!out.empty()) out += ' ';
    if (piece.change == Change::same) out += piece.text;
    if (piece.change == Change::removed) out += "[-" + piece.text + "-]";
    if (piece.change == Change::added) out += "{+" + piece.text + "+}";
  }
  return out;
}

// One side of the difference, words separated by blanks.
std::string side(const std::vector<DiffPiece>& pieces, Change other) {
  std::string out;
  for (const DiffPiece& piece : pieces) {
    if (piece.change != other) out += (out.empty() ? "" : " ") + piece.text;
  }
  return out;
}

TEST_CASE("what changed, by words") {
  CHECK(shown("a b c", "a b c") == "a b c");
  CHECK(shown("Der Gipfel beginnt am Montag.", "Der Gipfel beginnt erst am Dienstag.") ==
        "Der Gipfel beginnt {+erst+} am [-Montag.-] {+Dienstag.+}");
  CHECK(shown("", "neu dazu") == "{+neu dazu+}");
  CHECK(shown("alles weg", "") == "[-alles weg-]");
  CHECK(shown("", "").empty());
  CHECK(shown("a  b\nc", "a b c") == "a b c");
  CHECK(shown("eins\n\nzwei", "eins\n\nhalb\n\nzwei") == "eins\n\n {+halb\n\n+} zwei");
  CHECK(shown("gleich vorn alt gleich hinten", "gleich vorn neu gleich hinten") ==
        "gleich vorn [-alt-] {+neu+} gleich hinten");
}

TEST_CASE("both texts can be had back from the difference") {
  std::mt19937 random(1);  // NOLINT: always the same texts
  const auto text = [&random](int words) {
    std::string out;
    for (int i = 0; i < words; ++i) {
      if (i > 0) out.push_back(' ');
      out.push_back(static_cast<char>('a' + random() % 5));
    }
    return out;
  };
  for (int i = 0; i < 200; ++i) {
    const std::string before = text(static_cast<int>(random() % 30));
    const std::string after = text(static_cast<int>(random() % 30));
    CAPTURE(before, after);
    const auto pieces = diff_words(before, after);
    CHECK(side(pieces, Change::added) == before);
    CHECK(side(pieces, Change::removed) == after);
  }
}

TEST_CASE("texts that have nothing in common are replaced as a whole") {
  std::string before = "gleich";
  std::string after = "gleich";
  for (int i = 0; i < 3'000; ++i) {
    before += " a" + std::to_string(i);
    after += " b" + std::to_string(i);
  }
  const auto pieces = diff_words(before, after);
  REQUIRE(pieces.size() == 3);
  CHECK(pieces[0].text == "gleich");
  CHECK(pieces[1].words == 3'000);
  CHECK(pieces[2].change == Change::added);
}

}  // namespace
}  // namespace nachlese
