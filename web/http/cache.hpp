// An LRU cache of answers, bounded by their bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "web/http/http.hpp"

namespace nachlese::web {

// The key holds everything that the answer depends on, including the state of the archive, so
// entries never become wrong. Thread-safe.
class ResponseCache {
 public:
  explicit ResponseCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  // Null if absent.
  [[nodiscard]] std::shared_ptr<const Response> find(const std::string& key);
  // Ignores answers larger than a sixteenth of the cache.
  void keep(const std::string& key, const Response& response);

  struct Figures {
    std::uint64_t hits = 0;
    std::uint64_t misses = 0;
    std::size_t entries = 0;
    std::size_t bytes = 0;
  };
  [[nodiscard]] Figures figures() const;

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const Response> response;
    std::size_t bytes = 0;
  };

  void drop_oldest();

  const std::size_t most_bytes_;
  mutable std::mutex mutex_;
  std::list<Entry> entries_;  // most recently used first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> places_;
  Figures figures_;
};

}  // namespace nachlese::web
