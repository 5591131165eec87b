// Requests that no browser sends.
#pragma once

#include <string>
#include <vector>

namespace nachlese::test {

struct RawRequest {
  std::string bytes;
  // Statuses of the answers, in order; then the connection ends.
  std::vector<int> statuses;
};

// Some 300 requests, each with the expected answers.
[[nodiscard]] std::vector<RawRequest> malformed_requests();

}  // namespace nachlese::test
