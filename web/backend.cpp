#include "web/backend.hpp"

#include <algorithm>
#include <utility>

namespace nachlese::web {
namespace {

constexpr double kLeastTime = 0.01;  // 0 would mean no limit

void spend(Context& context, double seconds) {
  context.matching = std::max(kLeastTime, context.matching - seconds);
}

}  // namespace

search::SearchResponse Context::search(search::SearchRequest request) {
  request.timeout = std::min(request.timeout, matching);
  search::SearchResponse response = backend.search(request, budget);
  spend(*this, response.took_ms / 1000);
  complete = complete && response.complete;
  found = response.total;
  return response;
}

search::Chronicle Context::chronicle(search::ChronicleRequest request) {
  request.search.timeout = std::min(request.search.timeout, matching);
  search::Chronicle chronicle = backend.chronicle(request, budget);
  spend(*this, chronicle.took_ms / 1000);
  complete = complete && chronicle.complete;
  return chronicle;
}

std::optional<search::SearchResponse> Context::similar(const std::string& id, std::size_t limit) {
  auto response = backend.similar(id, limit, budget);
  complete = complete && (!response || response->complete);
  return response;
}

std::vector<Article> Context::versions(const std::string& id, std::size_t limit) {
  const auto start = std::chrono::steady_clock::now();
  std::vector<Article> out = backend.versions(id, limit, budget);
  spend(*this, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  return out;
}

bool Context::out_of_time() const { return matching <= kLeastTime || budget.left() <= 0; }

}  // namespace nachlese::web
