// Answers kept for who asks the same again, bounded by their bytes; what was not asked for longest
// goes first.
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

// The key holds everything that the answer depends on, the state of the archive included, so
// nothing ever has to be thrown away because it became wrong. May be used from any thread.
class ResponseCache {
 public:
  explicit ResponseCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  // Null if it is not there.
  [[nodiscard]] std::shared_ptr<const Response> find(const std::string& key);
  // Answers larger than a sixteenth of the cache are not kept.
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
  std::list<Entry> entries_;  // the one asked for last in front
  std::unordered_map<std::string_view, std::list<Entry>::iterator> places_;
  Figures figures_;
};

}  // namespace nachlese::web
