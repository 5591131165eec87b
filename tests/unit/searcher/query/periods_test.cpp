#include "searcher/query/periods.hpp"

#include "tests/catch.hpp"

using namespace nachlese;

namespace {

// "from..to"
std::string period(std::string_view name, std::string_view today) {
  const auto range = query::named_period(name, *parse_date(today));
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
