// A last resort against input that takes too long: how much processor time a thread may spend on
// one piece of work.
#pragma once

#include <cstdint>
#include <stdexcept>

namespace nachlese {

// Thrown by WorkLimit::check().
class TooMuchWork : public std::runtime_error {
 public:
  TooMuchWork() : std::runtime_error("it takes too long") {}
};

// Holds for its thread from the constructor to the destructor; one at a time. Code that loops over
// input calls check() now and then, wherever it is.
class WorkLimit {
 public:
  explicit WorkLimit(double seconds);
  ~WorkLimit();
  WorkLimit(const WorkLimit&) = delete;
  WorkLimit& operator=(const WorkLimit&) = delete;

  // Throws TooMuchWork if the thread has a limit and has used it up. Looks at the clock every
  // kStride calls only, so it costs nearly nothing.
  static void check() {
    if (countdown_ != 0 && --countdown_ == 0) look();
  }

  // Looks at the clock in any case.
  static void check_now() {
    if (exceeded()) throw TooMuchWork();
  }

  // Throws if the thread has a limit, used up or not: for work that would take too much of
  // something else.
  static void give_up() {
    if (countdown_ != 0) throw TooMuchWork();
  }

  // For where nothing may be thrown: true if it is used up.
  [[nodiscard]] static bool exceeded() noexcept;

 private:
  static constexpr std::uint32_t kStride = 256;
  static void look();

  static thread_local std::uint32_t countdown_;  // 0: no limit
  static thread_local double end_;               // processor time of the thread, in seconds
};

}  // namespace nachlese
