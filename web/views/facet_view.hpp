// The facets beside the results, and the active filters.
#pragma once

#include <cstddef>
#include <string_view>

#include "searcher/api/response.hpp"
#include "web/views/view.hpp"

namespace nachlese::web {

inline constexpr std::size_t kFacetValues = 5;       // values that a page shows of each kind,
inline constexpr std::size_t kMoreFacetValues = 60;  // of the opened kind,
// And the most frequent ones that `find` searches.
inline constexpr std::size_t kSearchedFacetValues = 2'000;

[[nodiscard]] Html view_facets(const View& view, const search::Facets& facets);
// Each with a way out of it, on the page of that path.
[[nodiscard]] Html view_active_filters(const View& view, std::string_view path = "/");

}  // namespace nachlese::web
