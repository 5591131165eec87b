#include "web/http/crew.hpp"

#include <atomic>
#include <set>
#include <stdexcept>

#include "tests/catch.hpp"

namespace nachlese {

using namespace nachlese::web;
namespace {

TEST_CASE("a crew does every job, whatever single ones throw, before it is gone") {
  std::atomic<int> done{0};
  {
    Crew crew(4);
    for (int i = 0; i < 30; ++i) {
      crew.enqueue([&done, i] {
        ++done;
        if (i % 3 == 0) throw std::runtime_error("on purpose");
        if (i % 3 == 1) throw i;
      });
    }
    CHECK(crew.threads() <= 4);
  }
  CHECK(done == 30);
}

TEST_CASE("one job after the other is done by one thread") {
  Crew crew(64);
  std::mutex mutex;
  std::set<std::thread::id> threads;
  for (int i = 0; i < 50; ++i) {
    std::atomic<bool> done{false};
    crew.enqueue([&] {
      const std::lock_guard lock(mutex);
      threads.insert(std::this_thread::get_id());
      done = true;
    });
    while (!done) std::this_thread::yield();
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  CHECK(threads.size() < 10);
}

}  // namespace
}  // namespace nachlese
