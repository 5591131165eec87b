// A bar chart of articles over time, with its table, comparison and overview.
#pragma once

#include <cstdint>
#include <vector>

#include "web/views/over_time.hpp"
#include "web/views/timeline.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {

// What belongs to the chart of a page of results; the page of a name has the chart alone.
struct ChartParts {
  std::uint64_t total = 0;  // of the first query
  const OverTime& over_time;
  SeriesCounts series;
};

// `parts` may be null.
[[nodiscard]] Html view_timeline(const View& view, const Timeline& timeline,
                                 const ChartParts* parts);
// "2018-07-16" as "Montag, 16. Juli 2018".
[[nodiscard]] std::string say_weekday(Language language, const Date& day);

}  // namespace nachlese::web
