// The deadline of a request: one moment that everything that may take long must check.
#pragma once

#include <chrono>
#include <exception>

namespace nachlese::search {

using Deadline = std::chrono::steady_clock::time_point;

// `seconds` from now; never for 0 and less, now for NaN.
[[nodiscard]] Deadline deadline_after(double seconds);

// Thrown where no answer is possible when the time is up, also through Enquire::get_mset().
struct TimeIsUp : std::exception {
  [[nodiscard]] const char* what() const noexcept override { return "time is up"; }
};

[[nodiscard]] bool is_past(Deadline deadline);

// Throws TimeIsUp after `deadline`.
void look_at_clock(Deadline deadline);

// The same for tiny steps: reads the clock only at every `kEvery`th.
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
