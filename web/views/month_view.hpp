// A month as a table of days, each with how much there is of it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "web/views/view.hpp"

namespace nachlese::web {

struct DayCounts {
  std::map<std::string, std::uint64_t> of;  // key: "2018-07-16"
  std::uint64_t most = 1;                   // of a day
};

[[nodiscard]] DayCounts day_counts(const search::Facets* facets);
// `url` makes the address of a day. `chosen` is marked, if it lies in the month.
[[nodiscard]] Html view_month(const View& view, int year, unsigned month, const DayCounts& counts,
                              const std::function<std::string(const Date&)>& url,
                              const Date* chosen = nullptr);

}  // namespace nachlese::web
