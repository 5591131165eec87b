// Ranges of dates as plans over the year, month and day terms.
#pragma once

#include <optional>

#include "core/base/date.hpp"
#include "core/store/archive_database.hpp"
#include "searcher/plan/plan.hpp"

namespace nachlese::search {

// Articles published within the range, both ends inclusive at their own precision; an absent end is
// open, and two absent ends match every article that has a date. Carries no weight.
[[nodiscard]] Plan date_plan(const store::ArchiveDatabase& database,
                             const std::optional<Date>& from, const std::optional<Date>& to);

}  // namespace nachlese::search
