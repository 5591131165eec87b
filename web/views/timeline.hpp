// Articles over time: counts of one query, or of two beside each other, in years, months or days.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"

namespace nachlese::web {

struct Timeline {
  struct Bin {
    Date period;  // with the precision of the step
    std::array<std::uint64_t, 2> counts{};
  };
  Date::Precision step = Date::Precision::month;  // year, month or day
  std::vector<Bin> bins;  // every period from the first to the last, the empty ones included
};

// `second` may be null. Days within two months, months within ten years, years beyond; or `step`,
// where facets have been counted that finely. A period of the request that shows as days is shown
// in full.
[[nodiscard]] Timeline make_timeline(const search::SearchRequest& request,
                                     const search::Facets& first,
                                     const search::Facets* second = nullptr,
                                     std::optional<Date::Precision> step = std::nullopt);

// The next larger period: a day's month, a month's year; nullopt for a year and for anything that
// is no such period.
[[nodiscard]] std::optional<Date> widened(const search::SearchRequest& request);

}  // namespace nachlese::web
