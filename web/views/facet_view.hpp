// The facets beside the results, and the active filters.
#pragma once

#include "searcher/api/response.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {

[[nodiscard]] Html view_facets(const View& view, const search::Facets& facets);
[[nodiscard]] Html view_active_filters(const View& view);

}  // namespace nachlese::web
