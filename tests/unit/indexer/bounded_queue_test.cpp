#include "indexer/bounded_queue.hpp"

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "tests/catch.hpp"

using namespace nachlese::index;

using nachlese::index::BoundedQueue;

namespace {

using Items = std::vector<int>;

}  // namespace

TEST_CASE("takers share what is in the queue: long runs first, single items at the end") {
  BoundedQueue<int> queue(1000, 2);
  for (int i = 0; i < 16; ++i) CHECK(queue.push(i, 10));
  const auto first = queue.take();
  CHECK(first.number == 0);
  CHECK(first.items == Items{0, 1, 2, 3, 4, 5, 6, 7});
  const auto second = queue.take();
  CHECK(second.number == 1);
  CHECK(second.items == Items{8, 9, 10, 11});
  CHECK(queue.take().items == Items{12, 13});
  CHECK(queue.take().items == Items{14});
  CHECK(queue.take().items == Items{15});
  queue.close();
  CHECK(queue.take().items.empty());
}

TEST_CASE("an item heavier than a share is taken alone") {
  BoundedQueue<int> queue(1000, 2);
  queue.push(1, 900);
  queue.push(2, 1);
  CHECK(queue.take().items == Items{1});
  CHECK(queue.take().items == Items{2});
}

TEST_CASE("who gives waits while the queue is full, but one item always has room") {
  BoundedQueue<int> queue(10, 1);
  CHECK(queue.push(1, 50));
  std::atomic<bool> given = false;
  std::thread giver([&] {
    queue.push(2, 1);
    given = true;
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  CHECK_FALSE(given);
  CHECK(queue.take().items == Items{1});
  giver.join();
  CHECK(queue.take().items == Items{2});
  queue.push(3, 50);
  std::atomic<bool> taken = true;
  std::thread refused([&] { taken = queue.push(4, 1); });
  queue.abandon();
  refused.join();
  CHECK_FALSE(taken);
  CHECK(queue.take().items.empty());
}
