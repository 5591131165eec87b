#include "web/views/timeline.hpp"

#include <algorithm>

namespace nachlese::web {
namespace {

constexpr std::int64_t kMostDayBins = 62;
constexpr std::int64_t kMostMonthBins = 120;
constexpr std::int64_t kMostBins = 400;  // a bar needs two pixels
constexpr std::uint64_t kSecondsPerDay = 86'400;

// Consecutive number of the period of this length.
std::int64_t index_of(const Date& date, Date::Precision step) {
  if (step == Date::Precision::year) return date.year;
  if (step == Date::Precision::month)
    return date.year * 12 + static_cast<std::int64_t>(date.month) - 1;
  return static_cast<std::int64_t>(first_second(date) / kSecondsPerDay);
}

Date period_of(std::int64_t index, Date::Precision step) {
  Date date;
  if (step == Date::Precision::day) {
    date = from_wall_seconds(static_cast<std::uint64_t>(index) * kSecondsPerDay);
  } else {
    const bool year = step == Date::Precision::year;
    date.year = static_cast<int>(year ? index : index / 12);
    date.month = year ? 1U : static_cast<unsigned>(index % 12) + 1U;
  }
  date.precision = step;
  return date;
}

struct Range {
  std::int64_t first = 0;
  std::int64_t last = -1;

  [[nodiscard]] bool empty() const { return last < first; }
  [[nodiscard]] std::int64_t length() const { return last - first + 1; }
};

Range range_of(const std::vector<search::FacetCount>& counts, Date::Precision step, Range range) {
  for (const search::FacetCount& count : counts) {
    const auto date = parse_date(count.value);
    if (!date) continue;
    const std::int64_t index = index_of(*date, step);
    range = range.empty() ? Range{index, index}
                          : Range{std::min(range.first, index), std::max(range.last, index)};
  }
  return range;
}

struct Series {
  const SeriesCounts& all;
  const search::Facets* everything = nullptr;  // that they are shares of

  [[nodiscard]] Range range(std::vector<search::FacetCount> search::Facets::*counts,
                            Date::Precision step) const {
    Range range;
    for (const search::Facets* facets : all) range = range_of(facets->*counts, step, range);
    return range;
  }
  // Days are only counted if all articles that match are within a year.
  [[nodiscard]] bool has_days() const {
    const auto has = [](const search::Facets* facets) {
      return facets == nullptr || facets->days.empty() == facets->months.empty();
    };
    return std::ranges::all_of(all, has) && has(everything);
  }
};

std::vector<search::FacetCount> search::Facets::*counts_by(Date::Precision step) {
  if (step == Date::Precision::year) return &search::Facets::years;
  return step == Date::Precision::month ? &search::Facets::months : &search::Facets::days;
}

Date::Precision natural_step(const Series& series) {
  const Range days = series.range(&search::Facets::days, Date::Precision::day);
  if (series.has_days() && days.length() <= kMostDayBins) return Date::Precision::day;
  const Range months = series.range(&search::Facets::months, Date::Precision::month);
  return months.length() <= kMostMonthBins ? Date::Precision::month : Date::Precision::year;
}

void add(const std::vector<search::FacetCount>& counts, Timeline& timeline,
         std::uint64_t& (*place)(Timeline::Bin&, std::size_t), std::size_t series) {
  const std::int64_t first = index_of(timeline.bins.front().period, timeline.step);
  for (const search::FacetCount& count : counts) {
    const auto date = parse_date(count.value);
    if (!date) continue;
    const std::int64_t at = index_of(*date, timeline.step) - first;
    if (at >= 0 && at < static_cast<std::int64_t>(timeline.bins.size()))
      place(timeline.bins[static_cast<std::size_t>(at)], series) += count.count;
  }
}

// Extends the range to the whole period of the request, even if its first days have no articles.
Range whole_period(const search::SearchRequest& request, Range range) {
  if (!request.from || !request.to) return range;
  const auto first = static_cast<std::int64_t>(first_second(*request.from) / kSecondsPerDay);
  const auto last = static_cast<std::int64_t>(last_second(*request.to) / kSecondsPerDay);
  return last - first < kMostDayBins ? Range{first, last} : range;
}

}  // namespace

Timeline make_timeline(const search::SearchRequest& request, const SeriesCounts& series,
                       std::optional<Date::Precision> step, const search::Facets* all) {
  const Series counted{series, all};
  Timeline timeline;
  timeline.step = step.value_or(natural_step(counted));
  timeline.series = series.size();
  timeline.has_all = all != nullptr;
  const bool days = timeline.step == Date::Precision::day;
  const auto counts = counts_by(timeline.step);
  Range range = counted.range(counts, timeline.step);
  if (range.empty()) return timeline;
  if (days) range = whole_period(request, range);
  for (std::int64_t i = range.first; i <= range.last; ++i)
    timeline.bins.push_back({period_of(i, timeline.step), {}});
  for (std::size_t i = 0; i < series.size(); ++i)
    add(
        series[i]->*counts, timeline,
        [](Timeline::Bin& bin, std::size_t at) -> std::uint64_t& { return bin.counts[at]; }, i);
  if (all)
    add(
        all->*counts, timeline,
        [](Timeline::Bin& bin, std::size_t) -> std::uint64_t& { return bin.all; }, 0);
  return timeline;
}

bool can_show(const SeriesCounts& series, Date::Precision step, const search::Facets* all) {
  const Series counted{series, all};
  if (step == Date::Precision::day && !counted.has_days()) return false;
  const Range range = counted.range(counts_by(step), step);
  return range.length() > 1 && range.length() <= kMostBins;
}

std::optional<Date> widened(const search::SearchRequest& request) {
  if (!request.from || request.from != request.to ||
      request.from->precision == Date::Precision::year)
    return std::nullopt;
  const bool day = request.from->precision >= Date::Precision::day;
  Date wider;
  wider.precision = day ? Date::Precision::month : Date::Precision::year;
  wider.year = request.from->year;
  if (day) wider.month = request.from->month;
  return wider;
}

}  // namespace nachlese::web
