// Requests within bounds.
#pragma once

#include "searcher/api/request.hpp"
#include "searcher/query/diagnostics.hpp"

namespace nachlese::search {

// The request with every number within its bounds (searcher/api/bounds.hpp), so that sums of them
// are numbers, too. What is left out is reported.
[[nodiscard]] SearchRequest bounded(const SearchRequest& request, query::Diagnostics& diagnostics);

}  // namespace nachlese::search
