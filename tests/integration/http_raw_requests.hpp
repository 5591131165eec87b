// Requests that no browser sends.
#pragma once

#include <string>
#include <vector>

namespace nachlese::test {

struct RawRequest {
  std::string bytes;
  std::vector<int>
      statuses;  // of the answers that come for it, in their order; then the connection ends
};

// Each of some 300, with what it is to be answered with.
[[nodiscard]] std::vector<RawRequest> malformed_requests();

}  // namespace nachlese::test
