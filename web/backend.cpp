#include "web/backend.hpp"

#include <algorithm>

namespace nachlese::web {

search::SearchResponse Context::search(search::SearchRequest request) {
  constexpr double kLeast = 0.01;  // 0 would mean no limit
  request.timeout = std::min(request.timeout, matching);
  search::SearchResponse response = backend.search(request, budget);
  matching = std::max(kLeast, matching - response.took_ms / 1000);
  return response;
}

}  // namespace nachlese::web
