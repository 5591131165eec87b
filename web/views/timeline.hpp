// Counts of articles over time, of one query or of two, by year, month or day.
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
    Date period;  // as precise as the step
    std::array<std::uint64_t, 2> counts{};
  };
  Date::Precision step = Date::Precision::month;  // year, month or day
  std::vector<Bin> bins;  // every period from the first to the last, including empty ones
};

// `second` may be null. Uses days within two months, months within ten years, years beyond, or
// `step` if facets were counted that finely. A requested period that shows as days is shown in
// full.
[[nodiscard]] Timeline make_timeline(const search::SearchRequest& request,
                                     const search::Facets& first,
                                     const search::Facets* second = nullptr,
                                     std::optional<Date::Precision> step = std::nullopt);

// The next larger period: the month of a day, the year of a month; nullopt for a year and for other
// periods.
[[nodiscard]] std::optional<Date> widened(const search::SearchRequest& request);

}  // namespace nachlese::web
