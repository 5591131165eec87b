// A queue from one thread to several. The producer waits while the queued items weigh as much as
// its capacity, which bounds memory.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <utility>
#include <vector>

namespace nachlese::index {

template <class Item>
class BoundedQueue {
 public:
  // Items that were pushed in a row.
  struct Run {
    std::uint32_t number = 0;  // of the run, from 0
    std::vector<Item> items;
  };

  // `takers`: number of consumers.
  BoundedQueue(std::size_t capacity, unsigned takers) : capacity_(capacity), takers_(takers) {}

  // False if the queue is closed; the item is then dropped.
  bool push(Item item, std::size_t weight) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return closed_ || weight_ < capacity_; });
    if (closed_) return false;
    items_.emplace_back(std::move(item), weight);
    weight_ += weight;
    filled_.notify_one();
    return true;
  }

  // Takes the next item, and more while they weigh no more than a consumer's share of the queue:
  // long runs while there is much, short ones at the end, so that all consumers finish together
  // (guided self-scheduling, Polychronopoulos and Kuck 1987). Empty once the queue is closed and
  // drained.
  Run take() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [&] { return closed_ || !items_.empty(); });
    if (items_.empty()) return {};
    Run run{runs_++, {}};
    const std::size_t share = weight_ / takers_;
    std::size_t taken = 0;
    do {
      taken += items_.front().second;
      run.items.push_back(std::move(items_.front().first));
      items_.pop_front();
    } while (!items_.empty() && taken + items_.front().second <= share);
    weight_ -= taken;
    room_.notify_one();
    return run;
  }

  // Ends pushing; queued items can still be taken.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    filled_.notify_all();
    room_.notify_all();
  }

  // Ends pushing and drops all queued items.
  void abandon() {
    const std::lock_guard lock(mutex_);
    items_.clear();
    weight_ = 0;
    closed_ = true;
    filled_.notify_all();
    room_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable room_;
  std::condition_variable filled_;
  std::deque<std::pair<Item, std::size_t>> items_;
  std::size_t capacity_;
  unsigned takers_;
  std::size_t weight_ = 0;
  std::uint32_t runs_ = 0;
  bool closed_ = false;
};

}  // namespace nachlese::index
