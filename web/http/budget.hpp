// The resources that a request may still use.
#pragma once

#include <algorithm>
#include <chrono>

namespace nachlese::web {

struct Budget {
  using Clock = std::chrono::steady_clock;

  Clock::time_point until = Clock::time_point::max();  // deadline of the answer
  bool bulk = false;  // a part of an export, which may not use all searchers

  // Seconds left, at least 0; a year if there is no deadline.
  [[nodiscard]] double left() const {
    constexpr double kYear = 3.2e7;
    if (until == Clock::time_point::max()) return kYear;
    return std::max(0.0, std::chrono::duration<double>(until - Clock::now()).count());
  }
};

}  // namespace nachlese::web
