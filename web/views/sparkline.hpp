// A tiny curve of years, beside a name.
#pragma once

#include <vector>

#include "searcher/api/facets.hpp"
#include "web/views/html.hpp"

namespace nachlese::web {

// `years` over the years from `first` to `last`; empty if that is a single one. Says nothing to
// screen readers: the numbers stand beside it.
[[nodiscard]] Html view_sparkline(const std::vector<search::FacetCount>& years, int first,
                                  int last);

}  // namespace nachlese::web
