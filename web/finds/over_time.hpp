// Counts articles over time: the searches behind a timeline and a calendar.
#pragma once

#include <string>

#include "web/backend.hpp"
#include "web/views/over_time.hpp"
#include "web/views/parameters.hpp"

namespace nachlese::web {

// A search that only counts: by year, month and day. Of quotations, the articles that have them.
[[nodiscard]] search::SearchRequest counting(search::SearchRequest request, std::string query);
// `first`: the answer to the query itself. `overview`: also the query without its period.
[[nodiscard]] OverTime find_over_time(Context& context, const SearchParameters& search,
                                      const search::SearchResponse& first, bool overview);

}  // namespace nachlese::web
