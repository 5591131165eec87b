// Page size, and ways to follow, download and remember a search.
#pragma once

#include <cstdint>

#include "web/views/view.hpp"

namespace nachlese::web {

// The parameters of a search as hidden form fields.
[[nodiscard]] Html view_hidden_fields(const SearchParameters& search);
// Links to follow, download and remember a search, of which `response` says how much there is.
[[nodiscard]] Html view_keep(const View& view, const search::SearchResponse& response);
[[nodiscard]] Html view_page_sizes(const View& view, std::uint64_t total);

}  // namespace nachlese::web
