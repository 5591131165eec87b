#include "indexer/bounded_queue.hpp"

#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "tests/catch.hpp"

using namespace nachlese::index;

namespace {

using Items = std::vector<int>;
using Queue = BoundedQueue<int>;

constexpr std::size_t kMuch = 1000;

Items rest_of(Queue& queue, Queue::Run run) {
  Items out;
  while (const auto item = queue.next(run)) out.push_back(*item);
  return out;
}

}  // namespace

TEST_CASE("a taker that finds nothing left takes the second half of the longest run") {
  Queue queue(kMuch, kMuch);
  for (int i = 0; i < 8; ++i) CHECK(queue.push(i, 10));
  queue.close();
  auto first = *queue.begin();
  CHECK(queue.next(first) == 0);
  auto second = *queue.begin();
  CHECK(second.first == 5);
  CHECK(queue.next(second) == 5);
  const auto third = *queue.begin();
  CHECK(third.first == 3);
  CHECK(rest_of(queue, third) == Items{3, 4});
  CHECK(rest_of(queue, first) == Items{1, 2});
  const auto last = *queue.begin();
  CHECK(rest_of(queue, last) == Items{7});
  CHECK(rest_of(queue, second) == Items{6});
  CHECK_FALSE(queue.begin().has_value());
}

TEST_CASE("what is taken away behind a run that is done has its own numbers") {
  Queue queue(kMuch, kMuch);
  for (int i = 0; i < 4; ++i) CHECK(queue.push(i, 10));
  queue.close();
  auto first = *queue.begin();
  CHECK(queue.next(first) == 0);
  CHECK(rest_of(queue, *queue.begin()) == Items{3});
  const auto last = *queue.begin();
  CHECK(last.first == 2);
  CHECK(rest_of(queue, last) == Items{2});
  CHECK(rest_of(queue, first) == Items{1});
}

TEST_CASE("runs are divided by weight, and an owner keeps an item to begin with") {
  Queue queue(kMuch, kMuch);
  queue.push(0, 900);
  queue.push(1, 1);
  queue.push(2, 1);
  queue.close();
  const auto heavy = *queue.begin();
  const auto light = *queue.begin();
  CHECK(light.first == 1);
  const auto last = *queue.begin();
  CHECK(rest_of(queue, last) == Items{2});
  CHECK_FALSE(queue.begin().has_value());
  CHECK(rest_of(queue, light) == Items{1});
  CHECK(rest_of(queue, heavy) == Items{0});
}

TEST_CASE("a run follows what is pushed, up to its greatest weight") {
  Queue queue(kMuch, 20);
  queue.push(0, 10);
  auto run = *queue.begin();
  CHECK(queue.next(run) == 0);
  std::thread producer([&] {
    for (int i = 1; i < 5; ++i) queue.push(i, 10);
    queue.close();
  });
  CHECK(rest_of(queue, run) == Items{1});
  producer.join();
  run = *queue.begin();
  CHECK(run.first == 2);
  CHECK(rest_of(queue, run) == Items{2, 3});
  CHECK(rest_of(queue, *queue.begin()) == Items{4});
  CHECK_FALSE(queue.begin().has_value());
}

TEST_CASE("a slow producer keeps one taker busy if that is enough, and two if not") {
  Queue queue(kMuch, kMuch);
  queue.push(0, 1);
  auto first = *queue.begin();
  std::atomic<bool> second_begun = false;
  std::thread second([&] {
    auto run = *queue.begin();
    second_begun = true;
    while (queue.next(run)) continue;
  });
  CHECK(queue.next(first) == 0);
  queue.push(1, 1);
  CHECK(queue.next(first) == 1);
  CHECK_FALSE(second_begun);
  queue.push(2, 1);
  queue.push(3, 1);
  while (!second_begun) std::this_thread::yield();
  CHECK(rest_of(queue, first) == Items{2});
  queue.close();
  second.join();
}

TEST_CASE("runs of many takers hold each item once, in the order of their numbers") {
  constexpr int kItems = 5000;
  Queue queue(100, 700);
  std::mutex mutex;
  std::map<std::uint32_t, Items> runs;
  std::vector<std::thread> takers;
  for (int i = 0; i < 4; ++i) {
    takers.emplace_back([&] {
      while (auto run = queue.begin()) {
        Items items;
        while (const auto item = queue.next(run.value())) items.push_back(*item);
        const std::lock_guard lock(mutex);
        CHECK(run->end - run->first == items.size());
        if (!items.empty()) CHECK(runs.emplace(run->first, std::move(items)).second);
      }
    });
  }
  for (int i = 0; i < kItems; ++i) queue.push(i, static_cast<std::size_t>(i % 7));
  queue.close();
  for (auto& taker : takers) taker.join();
  int next = 0;
  for (const auto& [first, items] : runs) {
    for (const int item : items) CHECK(item == next++);
  }
  CHECK(next == kItems);
}

TEST_CASE("who gives waits while the queue is full, but one item always has room") {
  Queue queue(10, kMuch);
  CHECK(queue.push(1, 50));
  std::atomic<bool> given = false;
  std::thread giver([&] {
    queue.push(2, 1);
    given = true;
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  CHECK_FALSE(given);
  auto run = *queue.begin();
  CHECK(queue.next(run) == 1);
  giver.join();
  CHECK(queue.next(run) == 2);
  queue.push(3, 50);
  std::atomic<bool> taken = true;
  std::thread refused([&] { taken = queue.push(4, 1); });
  queue.abandon();
  refused.join();
  CHECK_FALSE(taken);
  CHECK_FALSE(queue.next(run).has_value());
  CHECK_FALSE(queue.begin().has_value());
}
