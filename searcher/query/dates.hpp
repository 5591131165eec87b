// Parses date values of the query language.
#pragma once

#include <optional>
#include <string_view>

#include "searcher/query/ast.hpp"

namespace nachlese::query {

// Accepts a named period (periods.hpp); YYYY, YYYY-MM, YYYY-MM-DD (also with a time), DD.MM.YYYY,
// MM.YYYY; A..B with either end open; >=A <=A >A <A.
[[nodiscard]] std::optional<DateRange> parse_date_range(std::string_view text, const Date& today);

// True if the range ends before it starts.
[[nodiscard]] bool is_reversed(const DateRange& range);

}  // namespace nachlese::query
