// Looks for what emptied an answer.
#pragma once

#include "web/backend.hpp"
#include "web/views/emptied.hpp"

namespace nachlese::web {

// Nothing for a search that has neither a period nor filters.
[[nodiscard]] Emptied find_emptied(Context& context, const SearchParameters& search);

}  // namespace nachlese::web
