#include "core/base/period.hpp"

#include "tests/catch.hpp"

using namespace nachlese;

namespace {

// "from..to"
std::string period(std::string_view name, std::string_view today) {
  const auto range = named_period(name, *parse_date(today));
  return range ? to_iso(*range->from) + ".." + to_iso(*range->to) : "none";
}

}  // namespace

TEST_CASE("periods have names") {
  CHECK(period("heute", "2024-02-29") == "2024-02-29..2024-02-29");
  CHECK(period("Gestern", "2024-03-01") == "2024-02-29..2024-02-29");
  CHECK(period("vorgestern", "2024-01-01") == "2023-12-30..2023-12-30");
  CHECK(period("letzter-monat", "2024-01-15") == "2023-12..2023-12");
  CHECK(period("this_month", "2024-01-15") == "2024-01..2024-01");
  CHECK(period("letztes-jahr", "2024-01-15") == "2023..2023");
  CHECK(period("letzte-30-tage", "2024-01-15") == "2023-12-17..2024-01-15");
  CHECK(period("last-1-days", "2024-01-15") == "2024-01-15..2024-01-15");
}

TEST_CASE("weeks begin on Monday") {
  CHECK(period("diese-woche", "2026-11-22") == "2026-11-16..2026-11-22");  // a Sunday
  CHECK(period("diese-woche", "2026-11-23") == "2026-11-23..2026-11-29");
  CHECK(period("letzte-woche", "2026-11-22") == "2026-11-09..2026-11-15");
  CHECK(period("last-week", "2024-03-04") == "2024-02-26..2024-03-03");
}

TEST_CASE("other names are none") {
  for (const char* name : {"", "morgen", "letzte-tage", "letzte--tage", "letzte-0-tage",
                           "letzte-x-tage", "last-99999999999-days"})
    CHECK(period(name, "2024-01-15") == "none");
}

TEST_CASE("a date is read as people write it, the same wherever one is asked for") {
  const auto read = [](std::string_view text) {
    const auto range = parse_period(text, *parse_date("2024-02-29"));
    return range ? to_iso(*range->from) + ".." + to_iso(*range->to) : "none";
  };
  const std::pair<const char*, const char*> kDates[] = {
      {"2020", "2020"},
      {"2020-07", "2020-07"},
      {"2020-7", "2020-07"},
      {"7.2020", "2020-07"},
      {"07/2020", "2020-07"},
      {"Juli 2020", "2020-07"},
      {"Jänner 2020", "2020-01"},
      {"MÄRZ 2020", "2020-03"},
      {"July 2020", "2020-07"},
      {"2020-7-1", "2020-07-01"},
      {"2020/07/01", "2020-07-01"},
      {"20200701", "2020-07-01"},
      {"1.7.2020", "2020-07-01"},
      {"01.07.2020", "2020-07-01"},
      {" 1. 7. 2020 ", "2020-07-01"},
      {"1.7.20", "2020-07-01"},
      {"1. Juli 2020", "2020-07-01"},
      {"Mittwoch, 1. Juli 2020", "2020-07-01"},
      {"Mi., den 1. Juli 2020", "2020-07-01"},
      {"July 1st, 2020", "2020-07-01"},
      {"29.02.2020", "2020-02-29"},
  };
  for (const auto& [text, iso] : kDates) {
    INFO(text);
    CHECK(read(text) == std::string(iso) + ".." + iso);
  }
  CHECK(read("gestern") == "2024-02-28..2024-02-28");
  CHECK(read("Letzte Woche") == "2024-02-19..2024-02-25");
  CHECK(read("letzte 3 Tage") == "2024-02-27..2024-02-29");
  CHECK(read("2020-07-01T12:30") == "2020-07-01T12:30..2020-07-01T12:30");
  for (const char* text : {"",           " ",           "01.03.20xx",    "29.02.2019",
                           "32.1.2020",  "13.2020",     "2020-00",       "2020-13",
                           "1.7",        "morgen",      "Haus 1.2.2020", "1.7.2020 18:05 Uhr",
                           "1.2.2020 3", "0.0.2020",    "Juli",          "99999",
                           "20",         "2020-07-01x", "1.7.2020;DROP", "1.Julo 2020"}) {
    INFO(text);
    CHECK(read(text) == "none");
  }
}
