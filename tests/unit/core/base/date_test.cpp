#include "core/base/date.hpp"

#include "tests/catch.hpp"

using nachlese::Date;
using nachlese::parse_date;
using nachlese::to_iso;

TEST_CASE("dates keep their precision") {
  for (const char* text : {"2018", "2018-07", "2018-07-16", "2018-07-16T18:05",
                           "2018-07-16T18:05:30", "2018-07-16T18:05:30Z", "2018-07-16T18:05+02:00",
                           "1989-11-09T19:01:00-05:30", "0001-01-01", "9999-12-31"}) {
    INFO(text);
    const auto date = parse_date(text);
    REQUIRE(date);
    CHECK(to_iso(*date) == text);
  }
}

TEST_CASE("common variants are read") {
  CHECK(to_iso(parse_date("2018-07-16 18:05").value()) == "2018-07-16T18:05");
  CHECK(to_iso(parse_date("2018-07-16T18:05:30.123Z").value()) == "2018-07-16T18:05:30Z");
  CHECK(to_iso(parse_date("2018-07-16T18:05:30+0200").value()) == "2018-07-16T18:05:30+02:00");
  CHECK(to_iso(parse_date("2016-12-31T23:59:60Z").value()) == "2016-12-31T23:59:59Z");
}

TEST_CASE("what is no date is none") {
  for (const char* text :
       {"", "18", "0000", "2018-", "2018-13", "2018-00-01", "2018-02-29", "2018-7-16", "16.07.2018",
        "2018-07-16T", "2018-07-16T24:00", "2018-07-16T18:60", "2018-07-16T18:05:30.",
        "2018-07-16T18:05+15:00", "2018-07-16x", "2018-07-16T18:05:30 Z", "-2018", "20180716",
        "gestern"}) {
    INFO(text);
    CHECK_FALSE(parse_date(text));
  }
  CHECK(parse_date("2020-02-29"));
  CHECK(parse_date("2000-02-29"));
  CHECK_FALSE(parse_date("1900-02-29"));
}

TEST_CASE("wall seconds order like the calendar and come back") {
  std::uint64_t last = 0;
  for (const char* text : {"0001-01-01", "1583-10-15", "1989-11-09T19:01:00", "2000-02-29",
                           "2000-03-01", "2018-07-16T18:05:30", "2026-12-31T23:59:59"}) {
    const Date date = parse_date(text).value();
    const std::uint64_t seconds = wall_seconds(date);
    CHECK(seconds > last);
    last = seconds;
    const Date back = nachlese::from_wall_seconds(seconds);
    CHECK(wall_seconds(back) == seconds);
    CHECK(to_iso(back).starts_with(std::string(text).substr(0, 10)));
  }
}

TEST_CASE("every day from 1899 to 2101 comes back from its seconds") {
  for (int year = 1899; year <= 2101; ++year) {
    for (unsigned month = 1; month <= 12; ++month) {
      for (unsigned day = 1; day <= nachlese::days_in_month(year, month); ++day) {
        Date date;
        date.year = year;
        date.month = month;
        date.day = day;
        const Date back = nachlese::from_wall_seconds(wall_seconds(date));
        REQUIRE((back.year == year && back.month == month && back.day == day));
      }
    }
  }
}

TEST_CASE("a date covers a range at its precision") {
  const auto range = [](const char* text) {
    const Date date = parse_date(text).value();
    return to_iso(nachlese::from_wall_seconds(first_second(date))) + ".." +
           to_iso(nachlese::from_wall_seconds(last_second(date)));
  };
  CHECK(range("2018") == "2018-01-01T00:00:00..2018-12-31T23:59:59");
  CHECK(range("2020-02") == "2020-02-01T00:00:00..2020-02-29T23:59:59");
  CHECK(range("2018-07-16") == "2018-07-16T00:00:00..2018-07-16T23:59:59");
  CHECK(range("2018-07-16T18:05") == "2018-07-16T18:05:00..2018-07-16T18:05:59");
}

TEST_CASE("a moment in UTC is the same from whatever zone it is told") {
  const auto utc = [](const char* text) { return utc_seconds(parse_date(text).value()); };
  CHECK(utc("2026-12-01T10:30+01:00") == utc("2026-12-01T09:30Z"));
  CHECK(utc("2026-12-01T10:30") == utc("2026-12-01T10:30Z"));
  CHECK(utc("2026-12") == utc("2026-12-01T00:00:00Z"));
  CHECK(utc("2026-12-01T00:00-02:00") - utc("2026-12-01") == 2 * 3600);
}
