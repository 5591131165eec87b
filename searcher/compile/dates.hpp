// Ranges of dates as queries over the year, month and day terms.
#pragma once

#include <xapian.h>
#include <optional>

#include "core/base/date.hpp"

namespace nachlese {

// Articles published within the range, both ends inclusive at their own precision; an absent end is open, and two absent ends
// match every article that has a date. Carries no weight.
[[nodiscard]] Xapian::Query date_query(const Xapian::Database& database, const std::optional<Date>& from,
                                       const std::optional<Date>& to);

}  // namespace nachlese
