// Limits requests to the bounds.
#pragma once

#include "searcher/api/request.hpp"
#include "searcher/query/diagnostics.hpp"

namespace nachlese::search {

// The request with every number within its bounds (searcher/api/bounds.hpp), so that their sums do
// not overflow. Reports what it cuts.
[[nodiscard]] SearchRequest bounded(const SearchRequest& request, query::Diagnostics& diagnostics);

}  // namespace nachlese::search
