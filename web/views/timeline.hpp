// Counts of articles over time, of one query or of several, by year, month or day.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"

namespace nachlese::web {

// Queries that one picture can show and a reader can tell apart.
inline constexpr std::size_t kMostSeries = 4;

struct Timeline {
  struct Bin {
    Date period;  // as precise as the step
    std::array<std::uint64_t, kMostSeries> counts{};
    std::uint64_t all = 0;  // articles of the archive, if they were counted, too
  };
  std::size_t series = 1;
  bool has_all = false;
  Date::Precision step = Date::Precision::month;  // year, month or day
  std::vector<Bin> bins;  // every period from the first to the last, including empty ones
};

// The counts of a timeline: at least one series, at most kMostSeries.
using SeriesCounts = std::vector<const search::Facets*>;

// Uses days within two months, months within ten years, years beyond, or `step` if facets were
// counted that finely. A requested period that shows as days is shown in full. `all` may be null;
// it adds no periods.
[[nodiscard]] Timeline make_timeline(const search::SearchRequest& request,
                                     const SeriesCounts& series,
                                     std::optional<Date::Precision> step = std::nullopt,
                                     const search::Facets* all = nullptr);
// True if the series were counted finely enough for bars of this step, and these are few enough to
// be drawn. `all`: as above.
[[nodiscard]] bool can_show(const SeriesCounts& series, Date::Precision step,
                            const search::Facets* all = nullptr);

// The next larger period: the month of a day, the year of a month; nullopt for a year and for other
// periods.
[[nodiscard]] std::optional<Date> widened(const search::SearchRequest& request);

}  // namespace nachlese::web
