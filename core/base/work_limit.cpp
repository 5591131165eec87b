#include "core/base/work_limit.hpp"

#include <ctime>

namespace nachlese {
namespace {

double processor_seconds() noexcept {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

}  // namespace

thread_local std::uint32_t WorkLimit::countdown_ = 0;
thread_local double WorkLimit::end_ = 0;

WorkLimit::WorkLimit(double seconds) {
  end_ = processor_seconds() + seconds;
  countdown_ = kStride;
}

WorkLimit::~WorkLimit() { countdown_ = 0; }

void WorkLimit::look() {
  countdown_ = 1;  // past the limit, every later call must throw, too
  if (processor_seconds() > end_) throw TooMuchWork();
  countdown_ = kStride;
}

bool WorkLimit::exceeded() noexcept { return countdown_ != 0 && processor_seconds() > end_; }

}  // namespace nachlese
