// Requests that no browser sends.
#pragma once

#include <string>
#include <vector>

namespace nachlese::test {

struct RawRequest {
  std::string bytes;
  // Of the answers that come for it, in their order; then the connection ends.
  std::vector<int> statuses;
};

// Each of some 300, with what it is to be answered with.
[[nodiscard]] std::vector<RawRequest> malformed_requests();

}  // namespace nachlese::test
