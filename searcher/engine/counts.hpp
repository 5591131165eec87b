// A table of counters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace nachlese::search {

// Open addressing with linear probing; key 0 is free (a hash of 45 zero bits for a person is as
// good as impossible).
class Counts {
 public:
  Counts() : slots_(kSmallest) {}

  void add(std::uint64_t key, std::uint64_t count = 1) {
    Slot& slot = slots_[place_of(key)];
    slot.count += count;
    if (slot.key == key) return;
    slot.key = key;
    if (4 * ++used_ > 3 * slots_.size())
      grow();  // dense: what does not fit into the processor's caches is slow
  }

  [[nodiscard]] std::uint64_t count_of(std::uint64_t key) const {
    const Slot& slot = slots_[place_of(key)];
    return slot.key == key ? slot.count : 0;
  }

  [[nodiscard]] std::size_t distinct() const { return used_; }

  // Prefetches a slot: the table is larger than the processor's caches.
  void add_all(const std::vector<std::uint64_t>& keys, std::uint64_t count) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (i + kAhead < keys.size()) __builtin_prefetch(&slots_[home(keys[i + kAhead])], 1);
      add(keys[i], count);
    }
  }

  // use(key, count), in no order.
  template <typename Use>
  void each(Use use) const {
    for (const auto& slot : slots_) {
      if (slot.key != 0) use(slot.key, slot.count);
    }
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint64_t count = 0;
  };

  static constexpr std::size_t kAhead = 32;  // of 8 to 64, 600,000 names: 28, 25, 23, 23 ms
  static constexpr std::size_t kSmallest = 1024;
  static constexpr std::size_t kLarge = std::size_t{1} << 16U;

  [[nodiscard]] std::size_t home(std::uint64_t key) const {
    return (key * 0x9E3779B97F4A7C15U >> 32U) & (slots_.size() - 1);
  }
  [[nodiscard]] std::size_t place_of(std::uint64_t key) const {
    std::size_t at = home(key);
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  [[gnu::noinline]] void grow() {
    std::vector<Slot> old(slots_.size() * (slots_.size() < kLarge ? 4 : 2));
    old.swap(slots_);
    for (const auto& slot : old) {
      if (slot.key != 0) slots_[place_of(slot.key)] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace nachlese::search
