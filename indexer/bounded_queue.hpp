// A queue from one thread to several. The producer waits while the queued items weigh as much as
// its capacity, which bounds memory. Each taker works on a run of neighboring items, and runs are
// as long as can be: who finds nothing left takes the second half of another's run (work stealing,
// Blumofe and Leiserson 1999). So there are hardly more runs than takers, and still all takers
// finish together. See docs/DECISIONS.md#segments.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace nachlese::index {

// Items are numbered from 0 as they are pushed.
template <class Item>
class BoundedQueue {
 public:
  // The numbers of items that one taker took in a row.
  struct Run {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
  };

  // A run ends when its items weigh `longest`.
  BoundedQueue(std::size_t capacity, std::size_t longest) : capacity_(capacity), longest_(longest) {
    parts_.try_emplace(0);
  }

  // False if the queue is closed; the item is then dropped.
  bool push(Item item, std::size_t weight) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return closed_ || weight_ < capacity_; });
    if (closed_) return false;
    Part& last = parts_.rbegin()->second;
    last.items.emplace_back(std::move(item), weight);
    last.weight += weight;
    weight_ += weight;
    changed_.notify_all();
    return true;
  }

  // Waits for a run to work on; none once the queue is closed and drained. While the producer is
  // busy, another's run is divided only after a while: the later, the longer are both halves.
  std::optional<Run> begin() {
    std::unique_lock lock(mutex_);
    const auto patience = std::chrono::steady_clock::now() + kPatience;
    for (;;) {
      if (const auto free = find_free(); free != parts_.end()) return own(free);
      const bool is_late = std::chrono::steady_clock::now() >= patience;
      if (closed_ || is_late || weight_ >= capacity_) {
        if (const auto most = find_heaviest(); most != parts_.end()) return own(divide(most));
      }
      if (closed_) return std::nullopt;
      if (is_late) {
        changed_.wait(lock);
      } else {
        changed_.wait_until(lock, patience);
      }
    }
  }

  // The next item of a run; none at its end. Waits for the producer if the run is the last one.
  std::optional<Item> next(Run& run) {
    std::unique_lock lock(mutex_);
    const auto at = parts_.find(run.first);
    Part& part = at->second;
    changed_.wait(lock, [&] { return closed_ || !part.items.empty() || !is_last(at); });
    if (part.items.empty() || part.taken >= longest_) {
      finish(at);
      return std::nullopt;
    }
    auto [item, weight] = std::move(part.items.front());
    part.items.pop_front();
    part.weight -= weight;
    part.taken += weight;
    weight_ -= weight;
    run.end = ++part.next;
    room_.notify_one();
    return std::move(item);
  }

  // Ends pushing; queued items can still be taken.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
    room_.notify_all();
  }

  // Ends pushing and drops all queued items.
  void abandon() {
    const std::lock_guard lock(mutex_);
    for (auto& [first, part] : parts_) {
      part.items.clear();
      part.weight = 0;
    }
    weight_ = 0;
    closed_ = true;
    changed_.notify_all();
    room_.notify_all();
  }

 private:
  // Neighboring items that are left, and whether a taker works on them.
  struct Part {
    std::deque<std::pair<Item, std::size_t>> items;
    std::size_t weight = 0;
    std::size_t taken = 0;   // weight
    std::uint32_t next = 0;  // number of the first item
    bool owned = false;
  };
  using Parts = std::map<std::uint32_t, Part>;  // by the first number of the run
  using At = typename Parts::iterator;

  // Long enough to read tens of megabytes.
  static constexpr std::chrono::milliseconds kPatience{100};

  bool is_last(At at) { return std::next(at) == parts_.end(); }

  At find_free() {
    return std::ranges::find_if(parts_, [](const auto& entry) {
      return !entry.second.owned && !entry.second.items.empty();
    });
  }

  // With items to spare. An owner that has yet to begin keeps one.
  At find_heaviest() {
    auto most = parts_.end();
    for (auto at = parts_.begin(); at != parts_.end(); ++at) {
      const bool may_lose_all = closed_ && at->second.next > at->first;
      if (at->second.items.size() < (may_lose_all ? 1U : 2U)) continue;
      if (most == parts_.end() || at->second.weight > most->second.weight) most = at;
    }
    return most;
  }

  Run own(At at) {
    at->second.owned = true;
    return {at->first, at->first};
  }

  // The second half, of one item at least.
  At divide(At whole) {
    Part& from = whole->second;
    Part half;
    const std::size_t wanted = from.weight / 2;
    do {
      half.weight += from.items.back().second;
      half.items.push_front(std::move(from.items.back()));
      from.items.pop_back();
    } while (from.items.size() > 1 && half.weight + from.items.back().second <= wanted);
    from.weight -= half.weight;
    half.next = from.next + static_cast<std::uint32_t>(from.items.size());
    const auto at = parts_.emplace(half.next, std::move(half));
    changed_.notify_all();
    return at.first;
  }

  // Lets go of what is left.
  void finish(At at) {
    Part rest{std::move(at->second.items), at->second.weight, 0, at->second.next};
    const bool was_last = is_last(at);
    parts_.erase(at);
    if (was_last || !rest.items.empty()) parts_.emplace(rest.next, std::move(rest));
    changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable room_;
  std::condition_variable changed_;
  Parts parts_;  // never empty: new items go to the last one
  std::size_t capacity_;
  std::size_t longest_;
  std::size_t weight_ = 0;  // of all items
  bool closed_ = false;
};

}  // namespace nachlese::index
