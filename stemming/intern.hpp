// Storage of an Analyzer: strings in an arena, and terms with dense ids.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "stemming/analyzer.hpp"

namespace nachlese::text {

// A fast hash, eight bytes at a time, for tables in memory and in the lexicon image. Changing it
// changes the analyzer's fingerprint, so all archives would have to be rebuilt.
[[nodiscard]] inline std::uint64_t hash_bytes(std::string_view s, std::uint64_t seed = 0) {
  constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15ULL;
  std::uint64_t h = seed ^ (s.size() * kPrime);
  const char* p = s.data();
  std::size_t n = s.size();
  for (; n >= 8; p += 8, n -= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, p, 8);
    h = (h ^ word) * kPrime;
    h ^= h >> 32;
  }
  std::uint64_t rest = 0;
  for (std::size_t i = 0; i < n; ++i)
    rest |= static_cast<std::uint64_t>(static_cast<unsigned char>(p[i])) << (8 * i);
  h = (h ^ rest) * kPrime;
  return h ^ (h >> 29);
}

// Memory that is freed only as a whole.
class Arena {
 public:
  [[nodiscard]] std::string_view copy(std::string_view s) {
    if (s.empty()) return {};
    auto* at = static_cast<char*>(allocate(s.size(), 1));
    std::memcpy(at, s.data(), s.size());
    return {at, s.size()};
  }

  void* allocate(std::size_t bytes, std::size_t alignment) {
    used_ = (used_ + alignment - 1) / alignment * alignment;
    if (blocks_.empty() || used_ + bytes > size_) {
      size_ = std::max<std::size_t>(kBlock, bytes);
      blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(size_));
      total_ += size_;
      used_ = 0;
    }
    auto* at = blocks_.back().get() + used_;
    used_ += bytes;
    return at;
  }

  [[nodiscard]] std::size_t bytes() const { return total_; }

 private:
  static constexpr std::size_t kBlock = 256 * 1024;
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::size_t used_ = 0;
  std::size_t size_ = 0;
  std::size_t total_ = 0;
};

// Hash table with open addressing. An Entry has a member `hash`, 0 if the entry is empty.
template <class Entry>
class FlatTable {
 public:
  FlatTable() : slots_(kStart) {}

  // The entry for which `same` holds, or a free one whose hash is 0; after filling that in, call
  // added().
  template <class Same>
  Entry& find(std::uint32_t hash, Same same) {
    const auto mask = slots_.size() - 1;
    // The lowest bit of a short_hash() says nothing.
    for (std::size_t i = (hash >> 1U) & mask;; i = (i + 1) & mask) {
      auto& slot = slots_[i];
      if (slot.hash == 0 || (slot.hash == hash && same(slot))) return slot;
    }
  }

  void added() {
    if (++used_ * 2 < slots_.size()) return;
    std::vector<Entry> old(slots_.size() * 2);
    old.swap(slots_);
    for (const auto& e : old) {
      if (e.hash != 0) find(e.hash, [](const Entry&) { return false; }) = e;
    }
  }

  [[nodiscard]] std::size_t bytes() const { return slots_.size() * sizeof(Entry); }

 private:
  static constexpr std::size_t kStart = 4096;
  std::vector<Entry> slots_;
  std::size_t used_ = 0;
};

// The upper half of a hash, never 0, which marks an empty slot.
[[nodiscard]] inline std::uint32_t short_hash(std::uint64_t h) {
  return static_cast<std::uint32_t>(h >> 32) | 1U;
}

class TermTable {
 public:
  explicit TermTable(Arena& arena) : arena_(&arena) {}

  Term intern(std::string_view text) {
    const auto hash = short_hash(hash_bytes(text));
    auto& slot = table_.find(hash, [&](const Entry& e) { return e.term.text == text; });
    if (slot.hash != 0) return slot.term;
    const Term term{arena_->copy(text), size_++};
    slot = {hash, term};
    table_.added();
    return term;
  }

  [[nodiscard]] std::uint32_t size() const { return size_; }
  [[nodiscard]] std::size_t bytes() const { return table_.bytes(); }

 private:
  struct Entry {
    std::uint32_t hash = 0;
    Term term;
  };
  Arena* arena_;
  FlatTable<Entry> table_;
  std::uint32_t size_ = 0;
};

}  // namespace nachlese::text
