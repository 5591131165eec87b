#include "core/base/period.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <ctime>
#include <string>

#include "core/base/strings.hpp"
#include "core/base/written_date.hpp"

namespace nachlese {
namespace {

constexpr std::uint64_t kDay = 86400;

enum class Unit : std::uint8_t { day, week, month, year };

struct Period {
  std::string_view german;
  std::string_view english;
  Unit unit;
  unsigned back;
};
constexpr std::array kPeriods = {
    Period{"heute", "today", Unit::day, 0},
    Period{"gestern", "yesterday", Unit::day, 1},
    Period{"vorgestern", "day-before-yesterday", Unit::day, 2},
    Period{"diese-woche", "this-week", Unit::week, 0},
    Period{"letzte-woche", "last-week", Unit::week, 1},
    Period{"vorletzte-woche", "week-before-last", Unit::week, 2},
    Period{"dieser-monat", "this-month", Unit::month, 0},
    Period{"letzter-monat", "last-month", Unit::month, 1},
    Period{"dieses-jahr", "this-year", Unit::year, 0},
    Period{"letztes-jahr", "last-year", Unit::year, 1},
};

Date days_before(const Date& date, std::uint64_t days) {
  const std::uint64_t second = first_second(date);
  Date out = from_wall_seconds(second - std::min(second, days * kDay));
  out.precision = Date::Precision::day;
  return out;
}

unsigned weekday(
    const Date& date) {  // Monday is 0; the first day, 1 March of year 0, was a Wednesday
  return static_cast<unsigned>((first_second(date) / kDay + 2) % 7);
}

DateRange weeks_before(const Date& today, unsigned weeks) {
  const std::uint64_t to_sunday = 6 - weekday(today);
  Date sunday = from_wall_seconds(first_second(today) + to_sunday * kDay);
  sunday.precision = Date::Precision::day;
  sunday = days_before(sunday, 7U * weeks);
  return {days_before(sunday, 6), sunday};
}

DateRange months_before(const Date& today, unsigned months) {
  Date month = today;
  month.precision = Date::Precision::month;
  for (; months > 0; --months) {
    if (month.month == 1) month.month = 13, --month.year;
    --month.month;
  }
  month.day = 1;
  return {month, month};
}

DateRange years_before(const Date& today, unsigned years) {
  Date year;
  year.year = today.year - static_cast<int>(years);
  return {year, year};
}

DateRange period(const Date& today, Unit unit, unsigned back) {
  switch (unit) {
    case Unit::day: return {days_before(today, back), days_before(today, back)};
    case Unit::week: return weeks_before(today, back);
    case Unit::month: return months_before(today, back);
    case Unit::year: break;
  }
  return years_before(today, back);
}

// letzte-30-tage, last-30-days
std::optional<DateRange> last_days(std::string_view name, const Date& today) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kFrames = {
      {{"letzte-", "-tage"}, {"last-", "-days"}}};
  constexpr unsigned kMost = 100'000;
  for (const auto& [front, back] : kFrames) {
    if (!name.starts_with(front) || !name.ends_with(back) ||
        name.size() <= front.size() + back.size())
      continue;
    const std::string_view digits =
        name.substr(front.size(), name.size() - front.size() - back.size());
    unsigned days = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), days);
    if (error == std::errc{} && end == digits.data() + digits.size() && days >= 1 && days <= kMost)
      return DateRange{days_before(today, days - 1), today};
  }
  return std::nullopt;
}

}  // namespace

Date local_today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  Date date;
  date.year = local.tm_year + 1900;
  date.month = static_cast<unsigned>(local.tm_mon) + 1;
  date.day = static_cast<unsigned>(local.tm_mday);
  date.precision = Date::Precision::day;
  return date;
}

std::optional<DateRange> named_period(std::string_view name, const Date& today) {
  std::string folded(name);
  for (char& c : folded)
    c = c == '_' || c == ' ' ? '-' : static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  const auto* found = std::find_if(kPeriods.begin(), kPeriods.end(), [&](const Period& p) {
    return p.german == folded || p.english == folded;
  });
  if (found == kPeriods.end()) return last_days(folded, today);
  return period(today, found->unit, found->back);
}

std::optional<DateRange> parse_period(std::string_view text, const Date& today) {
  text = trim(text);
  if (auto period = named_period(text, today)) return period;
  const auto date = parse_written_date(text);
  return date ? std::optional(DateRange{date, date}) : std::nullopt;
}

bool is_reversed(const DateRange& range) {
  return range.from && range.to && last_second(*range.to) < first_second(*range.from);
}

}  // namespace nachlese
