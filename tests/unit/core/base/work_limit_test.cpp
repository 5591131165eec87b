#include "core/base/work_limit.hpp"

#include "tests/catch.hpp"

using namespace nachlese;

namespace {

// Ends by the limit or never.
void work() {
  for (;;) WorkLimit::check();
}

}  // namespace

TEST_CASE("work ends at its limit, and at every call behind it") {
  const WorkLimit limit(0.01);
  CHECK_FALSE(WorkLimit::exceeded());
  CHECK_THROWS_AS(work(), TooMuchWork);
  CHECK(WorkLimit::exceeded());
  CHECK_THROWS_AS(WorkLimit::check(), TooMuchWork);
  CHECK_THROWS_AS(WorkLimit::check_now(), TooMuchWork);
}

TEST_CASE("without a limit nothing ends") {
  { const WorkLimit gone(0); }
  for (int i = 0; i < 10'000; ++i) CHECK_NOTHROW(WorkLimit::check());
  CHECK_FALSE(WorkLimit::exceeded());
}
