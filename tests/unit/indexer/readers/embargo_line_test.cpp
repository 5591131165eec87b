// Embargoes that stand in the text of an item.
#include "indexer/readers/record/embargo_line.hpp"

#include "tests/catch.hpp"
#include "tests/unit/indexer/readers/read.hpp"

using namespace nachlese;
using namespace nachlese::readers;
using namespace nachlese::test;

namespace {

std::string until(const std::string& text, const std::string& published = "2018-07-16T09:00") {
  const auto found = find_embargo_line(text, parse_date(published));
  if (!found) return "none";
  return found->until ? to_iso(*found->until) : "no time";
}

std::string wire(const std::string& line, const std::string& date) {
  return "\001bdt0009 4 pl 99  dpa 0010\r\n\002" + line +
         "\r\n\r\nTitel =\r\n\r\nBerlin (dpa) - Der Text.\r\n\003" + date + "\r\n\004\r\n";
}

}  // namespace

TEST_CASE("an embargo in the text ends at the time that it names") {
  const auto [line, end] = GENERATE(values<std::pair<std::string, std::string>>({
      {"Sperrfrist: 17.07.2018, 18.00 Uhr", "2018-07-17T18:00"},
      {"SPERRFRIST 17. Juli 2018 1800 MESZ", "2018-07-17T18:00+02:00"},
      {"Achtung: Sperrfrist bis 17. Juli, 6 Uhr", "2018-07-17T06:00"},
      {"+++ Sperrfrist: morgen, 10.00 Uhr +++", "2018-07-17T10:00"},
      {"(Sperrfrist 18.30 Uhr)", "2018-07-16T18:30"},
      {"Sperrfrist: Donnerstag, 12.00 Uhr - frei für Freitagausgaben", "2018-07-19T12:00"},
      {"Sperrfrist: Mitternacht", "2018-07-17T00:00"},
      {"Embargoed until 06:00 GMT 17 July 2018", "2018-07-17T06:00Z"},
      {"Sperrvermerk: 2018-07-20", "2018-07-20T00:00"},
      {"Sperrfrist: Redebeginn", "no time"},
      {"SPERRFRIST!", "no time"},
  }));
  CAPTURE(line);
  CHECK(until(line + "\n\nBerlin - Der Text.") == end);
  CHECK(until("Der Text.\n\n" + line) == end);
}

TEST_CASE("what only speaks of embargoes is none") {
  const std::string line =
      GENERATE("Sperrfrist aufgehoben", "Keine Sperrfrist", "Sperrfrist: keine",
               "Sperrfrist für Böller verlängert", "Embargo gegen Kuba bleibt",
               "Die Sperrfrist endet am 17.07.2018 um 18.00 Uhr, sagte der Sprecher.");
  CAPTURE(line);
  CHECK(until(line) == "none");
}

TEST_CASE("an item stays out until its embargo ends") {
  SECTION("to come") {
    const Everything all =
        read_content(wire("Sperrfrist: 1. Januar 2999, 18 Uhr", "161805 Jul 18"));
    CHECK(all.articles().empty());
    CHECK(all.has(Severity::note, 1, "under embargo until 2999-01-01T18:00"));
    CHECK_FALSE(all.parsed.at(0).withdrawn);
  }
  SECTION("in brackets, in front of the title") {
    CHECK(read_content(wire("(Sperrfrist 01.01.2999 18 Uhr)", "161805 Jul 18")).articles().empty());
  }
  SECTION("past") {
    CHECK(read_content(wire("Sperrfrist: 17.07.2018, 18 Uhr", "161805 Jul 18")).articles().size() ==
          1);
  }
  SECTION("without any time the article is taken with a warning") {
    const Everything all = read_content("Titel\n\nSperrfrist: Redebeginn\n\nDer Text.\n");
    CHECK(all.articles().size() == 1);
    CHECK(all.has(Severity::warning, 1, "an embargo without a time"));
  }
}
