// Named periods, as in datum:letzte-woche.
#pragma once

#include <optional>
#include <string_view>

#include "searcher/query/ast.hpp"

namespace nachlese::query {

// The local date where the program runs.
[[nodiscard]] Date local_today();

// heute, gestern, vorgestern, diese-woche, letzte-woche (Monday to Sunday), dieser-monat,
// letzter-monat, dieses-jahr, letztes-jahr, letzte-N-tage (including today), and the same in
// English. Ignores case; reads _ as -.
[[nodiscard]] std::optional<DateRange> named_period(std::string_view name, const Date& today);

}  // namespace nachlese::query
