#include "searcher/query/dates.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "searcher/query/periods.hpp"

namespace nachlese::query {
namespace {

// Reorders "4.7.2022" and "07.2022" as in ISO 8601; returns anything else unchanged.
std::string to_iso_order(std::string_view text) {
  std::array<std::string_view, 3> parts;
  std::size_t count = 0;
  while (count < parts.size()) {
    const std::size_t dot = text.find('.');
    parts[count++] = text.substr(0, dot);
    if (dot == std::string_view::npos) {
      text = {};
      break;
    }
    text.remove_prefix(dot + 1);
  }
  if (count < 2 || !text.empty()) return {};
  std::string iso(parts[count - 1]);
  for (std::size_t i = count - 1; i-- > 0;) {
    if (parts[i].empty() || parts[i].size() > 2) return {};
    iso += parts[i].size() == 1 ? "-0" : "-";
    iso += parts[i];
  }
  return iso;
}

std::optional<Date> parse_one(std::string_view text) {
  if (auto date = parse_date(text)) return date;
  return parse_date(to_iso_order(text));
}

// The second after the date; nullopt at the end of the calendar.
std::optional<Date> after(const Date& date) {
  const Date next = from_wall_seconds(last_second(date) + 1);
  return next.year <= 9999 ? std::optional(next) : std::nullopt;
}
std::optional<Date> before(const Date& date) {
  const std::uint64_t first = first_second(date);
  return first > 0 ? std::optional(from_wall_seconds(first - 1)) : std::nullopt;
}

// Turns a bound at the edge of a day into that day, for which the archive has terms.
std::optional<Date> as_day(std::optional<Date> date, bool end) {
  if (date && date->hour == (end ? 23U : 0U) && date->minute == (end ? 59U : 0U) &&
      date->second == (end ? 59U : 0U)) {
    date->precision = Date::Precision::day;
    date->hour = date->minute = date->second = 0;
  }
  return date;
}

std::optional<DateRange> parse_comparison(std::string_view text) {
  const bool greater = text.front() == '>';
  text.remove_prefix(1);
  const bool inclusive = text.starts_with('=');
  if (inclusive) text.remove_prefix(1);
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  const auto date = parse_one(text);
  if (!date) return std::nullopt;
  if (greater) return DateRange{inclusive ? date : as_day(after(*date), false), std::nullopt};
  return DateRange{std::nullopt, inclusive ? date : as_day(before(*date), true)};
}

}  // namespace

std::optional<DateRange> parse_date_range(std::string_view text, const Date& today) {
  if (auto period = named_period(text, today)) return period;
  if (text.starts_with('>') || text.starts_with('<')) return parse_comparison(text);
  if (text.starts_with('=')) text.remove_prefix(1);
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    const auto date = parse_one(text);
    if (!date) return std::nullopt;
    return DateRange{date, date};
  }
  const std::string_view left = text.substr(0, dots);
  const std::string_view right = text.substr(dots + 2);
  const DateRange range{parse_one(left), parse_one(right)};
  if ((!left.empty() && !range.from) || (!right.empty() && !range.to) || (!range.from && !range.to))
    return std::nullopt;
  return range;
}

bool is_reversed(const DateRange& range) {
  return range.from && range.to && last_second(*range.to) < first_second(*range.from);
}

}  // namespace nachlese::query
