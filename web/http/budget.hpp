// What a request may still cost.
#pragma once

#include <algorithm>
#include <chrono>

namespace nachlese::web {

struct Budget {
  using Clock = std::chrono::steady_clock;

  Clock::time_point until = Clock::time_point::max();  // the answer must be known by then
  bool bulk = false;  // a part of an export, for which not all searchers are there

  // Seconds, at least 0; a year when there is no end.
  [[nodiscard]] double left() const {
    constexpr double kYear = 3.2e7;
    if (until == Clock::time_point::max()) return kYear;
    return std::max(0.0, std::chrono::duration<double>(until - Clock::now()).count());
  }
};

}  // namespace nachlese::web
