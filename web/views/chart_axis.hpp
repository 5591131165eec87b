// Labels of the axes of a chart, and the days of a week.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.hpp"
#include "web/views/timeline.hpp"

namespace nachlese::web {

struct AxisLabel {
  double at = 0;            // percent of the width
  std::string_view anchor;  // "start", "middle" or "end"
  bool tick = false;        // a border, as against the middle of a bar
  std::string text;
};

// At most seven, so that they do not touch on a phone. A single bar is labeled, too; of months the
// years are named, or, if they are few, the months.
[[nodiscard]] std::vector<AxisLabel> axis_labels(Language language, const Timeline& timeline);

// With two decimals and a point, for SVG attributes.
[[nodiscard]] std::string say_decimal(double value);
// A share of 1: "12,4 %" or "12.4%".
[[nodiscard]] std::string say_percent(Language language, double share);

// 0: Monday … 6: Sunday.
[[nodiscard]] std::size_t weekday_of(const Date& day);

}  // namespace nachlese::web
