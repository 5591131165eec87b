// A limit on the processor time of a thread for one piece of work: the last resort against
// pathological input.
#pragma once

#include <cstdint>
#include <stdexcept>

namespace nachlese {

// Thrown by WorkLimit::check().
class TooMuchWork : public std::runtime_error {
 public:
  TooMuchWork() : std::runtime_error("it takes too long") {}
};

// Limits its thread from constructor to destructor; one at a time. Any code that loops over input
// calls check() now and then.
class WorkLimit {
 public:
  explicit WorkLimit(double seconds);
  ~WorkLimit();
  WorkLimit(const WorkLimit&) = delete;
  WorkLimit& operator=(const WorkLimit&) = delete;

  // Throws TooMuchWork if the thread has a limit and has used it up. Reads the clock only every
  // kStride calls, so it costs next to nothing.
  static void check() {
    if (countdown_ != 0 && --countdown_ == 0) look();
  }

  // The same, but always reads the clock.
  static void check_now() {
    if (exceeded()) throw TooMuchWork();
  }

  // Throws if the thread has a limit, used up or not: for work that would exhaust something other
  // than time.
  static void give_up() {
    if (countdown_ != 0) throw TooMuchWork();
  }

  // True if the limit is used up; for code that must not throw.
  [[nodiscard]] static bool exceeded() noexcept;

 private:
  static constexpr std::uint32_t kStride = 256;
  static void look();

  static thread_local std::uint32_t countdown_;  // 0: no limit
  static thread_local double end_;               // processor time of the thread, in seconds
};

}  // namespace nachlese
