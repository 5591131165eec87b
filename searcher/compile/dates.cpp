#include "searcher/compile/dates.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/store/terms.hpp"

namespace nachlese::search {
namespace {

constexpr std::uint64_t kNever = (std::uint64_t{1} << (8 * store::kDateBytes)) - 1;

using Precision = Date::Precision;

std::string term(const Date& date, Precision precision) {
  const schema::Prefix prefix = precision == Precision::year    ? schema::Prefix::year
                                : precision == Precision::month ? schema::Prefix::month
                                                                : schema::Prefix::day;
  return store::make_term(prefix, store::date_digits(date, precision));
}

// The fewest year, month and day terms that cover first..last, which must lie on the borders of
// days.
std::vector<std::string> cover(std::uint64_t first, std::uint64_t last) {
  std::vector<std::string> terms;
  while (first <= last) {
    Date date = from_wall_seconds(first);
    Precision precision = Precision::day;
    for (const auto wider : {Precision::year, Precision::month}) {
      date.precision = wider;
      Date begin = date;
      begin.day = 1;
      if (wider == Precision::year) begin.month = 1;
      if (wall_seconds(begin) == first && last_second(date) <= last) {
        precision = wider;
        break;
      }
    }
    date.precision = precision;
    terms.push_back(term(date, precision));
    first = last_second(date) + 1;
  }
  return terms;
}

}  // namespace

Plan date_plan(const store::ArchiveDatabase& database, const std::optional<Date>& from,
               const std::optional<Date>& to) {
  std::uint64_t first = from ? first_second(*from) : 0;
  std::uint64_t last = to ? last_second(*to) : kNever;
  const bool to_the_minute =
      (from && from->precision > Precision::day) || (to && to->precision > Precision::day);
  if (to_the_minute)
    return value_range(schema::kPublished, store::pack_number(first, store::kDateBytes),
                       store::pack_number(last, store::kDateBytes));
  const std::string lowest = database.get_value_lower_bound(schema::kPublished);
  const std::string highest = database.get_value_upper_bound(schema::kPublished);
  if (highest.empty()) return {};
  // An open end becomes whole years around what the archive holds, so that it costs a term per year
  // and not per day.
  constexpr std::size_t kFullSize = store::kDateBytes;
  const Date begin =
      from_wall_seconds(lowest.size() == kFullSize ? store::unpack_number(lowest) : 0);
  Date end = from_wall_seconds(store::unpack_number(highest));
  end.precision = Precision::year;
  Date first_of_year;
  first_of_year.year = std::max(begin.year, 1);
  first = std::max(first, wall_seconds(first_of_year));
  last = std::min(last, last_second(end));
  return scaled(any_term(cover(first, last)), kNextToNothing);
}

}  // namespace nachlese::search
