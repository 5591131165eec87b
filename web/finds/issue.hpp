// Looks up the issue of a day.
#pragma once

#include <optional>

#include "web/backend.hpp"
#include "web/views/issue.hpp"
#include "web/views/parameters.hpp"

namespace nachlese::web {

inline constexpr std::size_t kMostOfIssue = 500;

// What the search, whose period does not count, finds on that day.
[[nodiscard]] DayIssue find_issue(Context& context, const SearchParameters& search,
                                  const Date& day);
// Day of the newest article that the search finds; nullopt if none has a date.
[[nodiscard]] std::optional<Date> newest_day(Context& context, const SearchParameters& search);

}  // namespace nachlese::web
