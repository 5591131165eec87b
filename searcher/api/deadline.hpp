// By when an answer is wanted: one moment for the whole of a request, looked at by everything that
// may take long.
#pragma once

#include <chrono>
#include <exception>

namespace nachlese::search {

using Deadline = std::chrono::steady_clock::time_point;

// `seconds` from now; 0 and less is never, and what is no number is now.
[[nodiscard]] Deadline deadline_after(double seconds);

// Thrown by what has no answer when the time is up, also out of Enquire::get_mset().
struct TimeIsUp : std::exception {
  [[nodiscard]] const char* what() const noexcept override { return "time is up"; }
};

// Throws TimeIsUp after `deadline`.
void look_at_clock(Deadline deadline);

// The same for steps that are so small that the clock is read at every `kEvery`th only.
class StepClock {
 public:
  explicit StepClock(Deadline deadline) : deadline_(deadline) {}

  void look() {
    if (++steps_ % kEvery == 0) look_at_clock(deadline_);
  }
  [[nodiscard]] Deadline deadline() const { return deadline_; }

 private:
  static constexpr unsigned kEvery = 64;

  Deadline deadline_;
  unsigned steps_ = 0;
};

}  // namespace nachlese::search
