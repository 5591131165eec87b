#include "searcher/api/deadline.hpp"

#include <cmath>

namespace nachlese::search {

Deadline deadline_after(double seconds) {
  constexpr double kForever = 1e6;
  if (std::isnan(seconds)) return Deadline::min();
  if (seconds <= 0 || seconds > kForever) return Deadline::max();
  return std::chrono::steady_clock::now() +
         std::chrono::duration_cast<std::chrono::steady_clock::duration>(
             std::chrono::duration<double>(seconds));
}

bool is_past(Deadline deadline) {
  return deadline != Deadline::max() && std::chrono::steady_clock::now() >= deadline;
}

void look_at_clock(Deadline deadline) {
  if (is_past(deadline)) throw TimeIsUp{};
}

}  // namespace nachlese::search
