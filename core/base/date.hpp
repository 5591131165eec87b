// Dates of articles: strict ISO 8601 / RFC 3339 with year, month, day, minute or second precision.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nachlese {

// A date as written: wall-clock time and, if given, the zone. Facets, filters and terms use the
// wall clock's months and days, because a reader takes "16 July" from the page as it stands.
struct Date {
  enum class Precision : std::uint8_t { year, month, day, minute, second };

  int year = 0;  // 1..9999
  unsigned month = 1;
  unsigned day = 1;
  unsigned hour = 0;
  unsigned minute = 0;
  unsigned second = 0;
  Precision precision = Precision::year;
  std::optional<int> zone_minutes;  // offset from UTC, -14 h .. +14 h

  friend bool operator==(const Date&, const Date&) = default;
};

// Parses "2018", "2018-07", "2018-07-16" or "2018-07-16T18:05[:30[.123]][Z|+02:00|+0200]"; a blank
// may replace the T. nullopt for anything else, including days that do not exist. Drops fractions
// of a second.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

// ISO 8601, as precise as the date.
[[nodiscard]] std::string to_iso(const Date& date);
// Now, to the second, in UTC: "2018-07-16T16:05:30Z".
[[nodiscard]] std::string utc_now();

// Seconds of the wall clock since 0000-03-01, the value of the publication slot. Always positive,
// ordered like the calendar.
[[nodiscard]] std::uint64_t wall_seconds(const Date& date);
[[nodiscard]] Date from_wall_seconds(std::uint64_t seconds);

// The moment at which the period of the date begins, on the same scale, but in UTC; what names no
// zone is taken as UTC.
[[nodiscard]] std::int64_t utc_seconds(const Date& date);

// First and last second of the period that the date names ("2018-07": 1 July 00:00:00 to 31 July
// 23:59:59).
[[nodiscard]] std::uint64_t first_second(const Date& date);
[[nodiscard]] std::uint64_t last_second(const Date& date);

[[nodiscard]] unsigned days_in_month(int year, unsigned month);

}  // namespace nachlese
