// Parses date values of the query language.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/period.hpp"

namespace nachlese::query {

// Accepts what parse_period() does, a date with a time; A..B with either end open; >=A <=A >A <A.
[[nodiscard]] std::optional<DateRange> parse_date_range(std::string_view text, const Date& today);

}  // namespace nachlese::query
