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

constexpr unsigned kMonths = 12;

// Articles of which only the year or the month of `date` is known. Their slot says its first day,
// and so they are counted there.
Plan without_day(const store::ArchiveDatabase& database, Date date, Precision known) {
  const std::string wide = term(date, known);
  std::vector<std::string> finer;
  const bool year = known == Precision::year;
  const unsigned parts = year ? kMonths : days_in_month(date.year, date.month);
  for (unsigned part = 1; part <= parts; ++part) {
    (year ? date.month : date.day) = part;
    finer.push_back(term(date, year ? Precision::month : Precision::day));
  }
  if (!database.has_remote()) {
    Xapian::doccount rest = database.frequency(wide);
    for (const std::string& part : finer) rest -= database.frequency(part);
    if (rest == 0) return {};
  }
  return without(one_term(wide), any_term(std::move(finer)));
}

// Of the year and the month in which the period ends and whose first day, but not the last, is
// within.
std::vector<Plan> without_days(const store::ArchiveDatabase& database, std::uint64_t first,
                               std::uint64_t last) {
  std::vector<Plan> out;
  for (const Precision known : {Precision::year, Precision::month}) {
    Date date = from_wall_seconds(last);
    date.precision = known;
    Date begin = date;
    begin.day = 1;
    if (known == Precision::year) begin.month = 1;
    if (wall_seconds(begin) >= first && last < last_second(date))
      out.push_back(without_day(database, begin, known));
  }
  return out;
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
  const std::string lowest = database.first_date();
  const std::string highest = database.last_date();
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
  std::vector<Plan> parts = without_days(database, first, last);
  parts.push_back(any_term(cover(first, last)));
  return scaled(any_of(std::move(parts)), kNextToNothing);
}

}  // namespace nachlese::search
