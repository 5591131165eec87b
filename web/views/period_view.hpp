// The period: quick ranges, from and to, calendar.
#pragma once

#include "web/views/view.hpp"

namespace nachlese::web {

inline constexpr std::string_view kCalendarPath = "/kalender";
inline constexpr std::string_view kIssuePath = "/ausgabe";

[[nodiscard]] Html view_period(const View& view);
// The period of the search in words: "1. März 2020 bis 2. Juni 2020", "Juli 2018", "ab 2018"; empty
// if it has none.
[[nodiscard]] std::string say_period(const View& view);

// The search within a year, as a calendar.
[[nodiscard]] std::string calendar_url(const SearchParameters& search, std::optional<int> year);
// The issue of a day.
[[nodiscard]] std::string issue_url(const SearchParameters& search, const Date& day);

}  // namespace nachlese::web
