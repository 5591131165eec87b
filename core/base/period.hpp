// Periods as people name them: a date, or words such as "letzte Woche".
#pragma once

#include <optional>
#include <string_view>

#include "core/base/date.hpp"

namespace nachlese {

// Publication date between both ends, inclusive at their own precision; a missing end is open.
struct DateRange {
  std::optional<Date> from;
  std::optional<Date> to;
};

// The local date where the program runs.
[[nodiscard]] Date local_today();

// heute, gestern, vorgestern, diese-woche, letzte-woche (Monday to Sunday), dieser-monat,
// letzter-monat, dieses-jahr, letztes-jahr, letzte-N-tage (including today), and the same in
// English. Ignores case; reads _ and blanks as -.
[[nodiscard]] std::optional<DateRange> named_period(std::string_view name, const Date& today);

// The same or one date as parse_written_date() takes it: what every flag, parameter and field of a
// form accepts that asks for a date.
[[nodiscard]] std::optional<DateRange> parse_period(std::string_view text, const Date& today);

// True if the range ends before it starts.
[[nodiscard]] bool is_reversed(const DateRange& range);

}  // namespace nachlese
