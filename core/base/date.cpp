#include "core/base/date.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <ctime>

namespace nachlese {
namespace {

constexpr std::uint64_t kSecondsPerDay = 86400;

// Reads exactly `count` digits.
bool take_number(std::string_view& text, std::size_t count, unsigned& value) {
  if (text.size() < count) return false;
  value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    value = value * 10 + static_cast<unsigned>(text[i] - '0');
  }
  text.remove_prefix(count);
  return true;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

// Reads "Z", "+02:00", "-0330" or nothing; false if anything is left over.
bool take_zone(std::string_view text, std::optional<int>& zone) {
  if (text.empty()) return true;
  if (text == "Z" || text == "z") {
    zone = 0;
    return true;
  }
  const int sign = text.front() == '-' ? -1 : 1;
  unsigned hours = 0;
  unsigned minutes = 0;
  if (!take(text, '+') && !take(text, '-')) return false;
  if (!take_number(text, 2, hours)) return false;
  (void)take(text, ':');
  if (!take_number(text, 2, minutes) || !text.empty() || hours > 14 || minutes > 59) return false;
  zone = sign * static_cast<int>(hours * 60 + minutes);
  return true;
}

// Days since 0000-03-01 (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
std::uint64_t days_since_epoch(int year, unsigned month, unsigned day) {
  const auto y = static_cast<std::uint64_t>(month <= 2 ? year - 1 : year);
  const std::uint64_t day_of_year = (153U * (month + (month > 2 ? -3U : 9U)) + 2U) / 5U + day - 1U;
  return y * 365 + y / 4 - y / 100 + y / 400 + day_of_year;
}

}  // namespace

unsigned days_in_month(int year, unsigned month) {
  constexpr std::array<unsigned, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

std::optional<Date> parse_date(std::string_view text) {
  Date date;
  unsigned year = 0;
  if (!take_number(text, 4, year) || year == 0) return std::nullopt;
  date.year = static_cast<int>(year);
  if (text.empty()) return date;
  if (!take(text, '-') || !take_number(text, 2, date.month) || date.month < 1 || date.month > 12)
    return std::nullopt;
  date.precision = Date::Precision::month;
  if (text.empty()) return date;
  if (!take(text, '-') || !take_number(text, 2, date.day) || date.day < 1 ||
      date.day > days_in_month(date.year, date.month)) {
    return std::nullopt;
  }
  date.precision = Date::Precision::day;
  if (text.empty()) return date;
  if (!take(text, 'T') && !take(text, 't') && !take(text, ' ')) return std::nullopt;
  if (!take_number(text, 2, date.hour) || !take(text, ':') || !take_number(text, 2, date.minute))
    return std::nullopt;
  if (date.hour > 23 || date.minute > 59) return std::nullopt;
  date.precision = Date::Precision::minute;
  if (take(text, ':')) {
    if (!take_number(text, 2, date.second) || date.second > 60) return std::nullopt;
    if (date.second == 60) date.second = 59;  // Date has no second 60
    date.precision = Date::Precision::second;
    if (take(text, '.')) {
      const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
      if (digits == 0) return std::nullopt;
      text.remove_prefix(digits);
    }
  }
  if (!take_zone(text, date.zone_minutes)) return std::nullopt;
  return date;
}

std::string to_iso(const Date& date) {
  std::array<char, 48> buffer{};
  const auto print = [&](const char* format, auto... values) {
    const int length = std::snprintf(buffer.data(), buffer.size(), format, values...);
    return std::string(buffer.data(), static_cast<std::size_t>(length));
  };
  std::string out = print("%04d", date.year);
  if (date.precision >= Date::Precision::month) out += print("-%02u", date.month);
  if (date.precision >= Date::Precision::day) out += print("-%02u", date.day);
  if (date.precision >= Date::Precision::minute) out += print("T%02u:%02u", date.hour, date.minute);
  if (date.precision >= Date::Precision::second) out += print(":%02u", date.second);
  if (date.precision >= Date::Precision::minute && date.zone_minutes) {
    const int zone = *date.zone_minutes;
    out += zone == 0 ? "Z"
                     : print("%c%02d:%02d", zone < 0 ? '-' : '+', std::abs(zone) / 60,
                             std::abs(zone) % 60);
  }
  return out;
}

std::uint64_t wall_seconds(const Date& date) {
  return days_since_epoch(date.year, date.month, date.day) * kSecondsPerDay + date.hour * 3600U +
         date.minute * 60U + date.second;
}

Date from_wall_seconds(std::uint64_t seconds) {
  const std::uint64_t days = seconds / kSecondsPerDay;
  const auto rest = static_cast<unsigned>(seconds % kSecondsPerDay);
  // Inverse of days_since_epoch(), same source.
  const std::uint64_t era = days / 146097;
  const std::uint64_t day_of_era = days - era * 146097;
  const std::uint64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const auto day_of_year =
      static_cast<unsigned>(day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100));
  const unsigned shifted_month = (5 * day_of_year + 2) / 153;
  Date date;
  date.day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  date.month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  date.year = static_cast<int>(year_of_era + era * 400) + (date.month <= 2 ? 1 : 0);
  date.hour = rest / 3600;
  date.minute = rest / 60 % 60;
  date.second = rest % 60;
  date.precision = Date::Precision::second;
  return date;
}

std::int64_t utc_seconds(const Date& date) {
  return static_cast<std::int64_t>(first_second(date)) -
         date.zone_minutes.value_or(0) * std::int64_t{60};
}

std::uint64_t first_second(const Date& date) { return wall_seconds(date); }

std::uint64_t last_second(const Date& date) {
  Date last = date;
  switch (date.precision) {
    case Date::Precision::year: last.month = 12; [[fallthrough]];
    case Date::Precision::month: last.day = days_in_month(last.year, last.month); [[fallthrough]];
    case Date::Precision::day:
      last.hour = 23;
      last.minute = 59;
      [[fallthrough]];
    case Date::Precision::minute: last.second = 59; [[fallthrough]];
    case Date::Precision::second: break;
  }
  return wall_seconds(last);
}

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

}  // namespace nachlese
