#include "searcher/output/text_layout.hpp"

#include <sstream>

#include "core/base/utf8.hpp"

#include "searcher/output/terminal.hpp"
#include "tests/catch.hpp"

using namespace nachlese::search;
using nachlese::Language;

TEST_CASE("text is cut and padded by characters") {
  CHECK(padded("Köln", 6) == "Köln  ");
  CHECK(padded("Rheinischer Tagesspiegel", 24) == "Rheinischer Tagesspiegel");
  CHECK(padded("Rheinischer Tagesspiegel", 23) == "Rheinischer Tagesspieg…");
  CHECK(padded("Ä", 0).empty());
}

TEST_CASE("lines fit the width, escape sequences do not count") {
  TextStyle style;
  style.width = 20;
  CHECK(wrapped(style, "eins zwei drei vier fünf", "  ") == "  eins zwei drei\n  vier fünf");
  CHECK(wrapped(style, "ein\nanderer Absatz", "") == "ein\nanderer Absatz");
  style.color = true;
  const std::string strong = styled(style, Emphasis::strong, "eins zwei drei vier");
  CHECK(wrapped(style, strong, "").find('\n') == std::string::npos);
  style.links = true;
  const std::string link = linked(style, "https://example.org/a?m=1", "eins zwei drei vier");
  CHECK(link.starts_with("\x1b]8;;https://example.org/a?m=1\x1b\\eins"));
  CHECK(link.ends_with("vier\x1b]8;;\x1b\\"));
  CHECK(wrapped(style, link, "") == link);
}

TEST_CASE("only web addresses become links, and none with control characters") {
  TextStyle style;
  CHECK(linked(style, "https://example.org/", "a") == "a");
  style.links = true;
  for (const char* url : {"", "file:///etc/passwd", "javascript:alert(1)", "https://a\x1b\\b",
                          "https://a b", "https://a\a"})
    CHECK(linked(style, url, "a") == "a");
}

TEST_CASE("bars are as high as their share") {
  CHECK(sparkline({}).empty());
  CHECK(sparkline({0, 1, 4, 8}) == " ▂▅█");
  CHECK(sparkline({5}) == "█");
  CHECK(sparkline({0, 0}) == "  ");
}

TEST_CASE("notes mark their place in the query") {
  const std::string query = "Köln titl:Dom";
  std::ostringstream out;
  TextStyle style;
  print_diagnostics(out, {{6, 11, "unknown-field", "There is no field titl."}}, query, style);
  CHECK(out.str() ==
        "note: There is no field titl.\n"
        "  Köln titl:Dom\n"
        "       ^^^^^\n");
  out.str("");
  style.language = Language::german;
  print_diagnostics(out, {{0, 0, "x", "Ohne Ort."}, {20, 30, "y", "Dahinter."}}, query, style);
  CHECK(out.str() == "Hinweis: Ohne Ort.\nHinweis: Dahinter.\n");
}

TEST_CASE("the place of a note is shown in long and strange queries") {
  TextStyle style;
  style.width = 40;
  const std::string query = std::string(300, 'a') + " \x1b[31m\xff titl:x " + std::string(300, 'b');
  for (std::size_t begin = 0; begin < query.size(); begin += 7) {
    std::ostringstream out;
    print_diagnostics(out, {{begin, begin + 5, "x", "?"}}, query, style);
    std::istringstream lines(out.str());
    std::string note;
    std::string text;
    std::string marks;
    std::getline(lines, note);
    std::getline(lines, text);
    std::getline(lines, marks);
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(marks.find('^') != std::string::npos);
    CHECK(marks.size() <= style.width);
  }
}

TEST_CASE("facet values are not cut while there is room") {
  Facets facets;
  facets.by_kind[index_of(nachlese::FacetKind::source)] = {
      {"Rheinischer Tagesspiegel", 1234, {}, 0}, {"Elbtal-Zeitung", 5, {}, 0}};
  facets.by_kind[index_of(nachlese::FacetKind::person)] = {{"Wladimir Putin", 7, {}, 0}};
  facets.months = {
      {"2018-01", 1, {}, 0}, {"2018-02", 2, {}, 0}, {"2018-04", 8, {}, 0}, {"2018-06", 4, {}, 0}};
  facets.years = {{"2018", 15, {}, 0}};
  std::ostringstream out;
  TextStyle style;
  style.width = 80;
  print_columns(out, facets, nachlese::kShownKinds, 8, style);
  CHECK(out.str().find("Rheinischer Tagesspiegel 1234") != std::string::npos);
  CHECK(out.str().find("2018-01 ") != std::string::npos);
  CHECK(out.str().find(" 2018-06") != std::string::npos);
  CHECK(out.str().find("most: 2018-04 (8)") != std::string::npos);
  for (std::size_t width : {20U, 30U, 50U, 200U}) {
    style.width = width;
    std::ostringstream narrow;
    print_columns(narrow, facets, nachlese::kShownKinds, 8, style);
    std::istringstream lines(narrow.str());
    for (std::string line; std::getline(lines, line);) {
      INFO(width << ": " << line);
      CHECK(nachlese::count_code_points(line) <= width);
    }
  }
}
