#include "searcher/output/csv.hpp"

#include <sstream>

#include "tests/catch.hpp"

using namespace nachlese;
using namespace nachlese::search;

namespace {

std::string row(const Hit& hit, const std::vector<std::string>& first = {}) {
  std::ostringstream out;
  CsvTable(out).hit(hit, first);
  return out.str();
}

}  // namespace

TEST_CASE("no cell is a formula") {
  for (const std::string start : {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}) {
    Hit hit;
    hit.id = hit.title = hit.source = hit.section = hit.url = hit.snippet =
        start + "cmd|' /C calc'!A0";
    hit.authors = hit.persons = {start + "HYPERLINK(A1)"};
    const std::string cells = "," + row(hit, {start + "frage"});
    INFO(cells);
    for (const std::string before : {",", ",\""}) {
      CHECK(cells.find(before + start + "cmd") == std::string::npos);
      CHECK(cells.find(before + start + "HYPERLINK") == std::string::npos);
      CHECK(cells.find(before + start + "frage") == std::string::npos);
    }
    CHECK(cells.find("'" + start + "frage") != std::string::npos);
  }
}

TEST_CASE("numbers, blanks and what begins otherwise stay as they are") {
  for (const std::string text :
       {"-5", "+3.25", "-1e3", "", "Titel", "3 = 3", "'schon", "a-b", "5"}) {
    Hit hit;
    hit.id = text;
    CHECK(row(hit).starts_with(text + ","));
  }
  for (const std::string text : {"-", "-5 Grad", "+49 30 1", "--5", "-inf", "-nan"}) {
    Hit hit;
    hit.id = text;
    CHECK(row(hit).starts_with("'" + text + ","));
  }
}
