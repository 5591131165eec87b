#include "searcher/query/dates.hpp"

#include <algorithm>

#include "core/base/written_date.hpp"

namespace nachlese::query {
namespace {

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
  const auto date = parse_written_date(text);
  if (!date) return std::nullopt;
  if (greater) return DateRange{inclusive ? date : as_day(after(*date), false), std::nullopt};
  return DateRange{std::nullopt, inclusive ? date : as_day(before(*date), true)};
}

}  // namespace

std::optional<DateRange> parse_date_range(std::string_view text, const Date& today) {
  if (text.starts_with('>') || text.starts_with('<')) return parse_comparison(text);
  if (text.starts_with('=')) text.remove_prefix(1);
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return parse_period(text, today);
  const std::string_view left = text.substr(0, dots);
  const std::string_view right = text.substr(dots + 2);
  const DateRange range{parse_written_date(left), parse_written_date(right)};
  if ((!left.empty() && !range.from) || (!right.empty() && !range.to) || (!range.from && !range.to))
    return std::nullopt;
  return range;
}

}  // namespace nachlese::query
