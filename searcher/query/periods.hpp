// Periods by name, as in datum:letzte-woche.
#pragma once

#include <optional>
#include <string_view>

#include "searcher/query/ast.hpp"

namespace nachlese::query {

// The day of the calendar where this program runs.
[[nodiscard]] Date local_today();

// heute, gestern, vorgestern, diese-woche, letzte-woche (Monday to Sunday), dieser-monat,
// letzter-monat, dieses-jahr, letztes-jahr, letzte-N-tage (today included), and the same in
// English. Case does not matter, _ is read as -.
[[nodiscard]] std::optional<DateRange> named_period(std::string_view name, const Date& today);

}  // namespace nachlese::query
