// Ways to follow, download and remember a search.
#pragma once

#include <cstdint>

#include "web/views/view.hpp"

namespace nachlese::web {

// The parameters of a search as fields of a form.
[[nodiscard]] Html view_hidden_fields(const SearchParameters& search);
// Ways to follow, download and remember a search.
[[nodiscard]] Html view_keep(const View& view);
[[nodiscard]] Html view_page_sizes(const View& view, std::uint64_t total);

}  // namespace nachlese::web
