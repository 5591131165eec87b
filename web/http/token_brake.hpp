// Slows down clients that guess access tokens.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace nachlese::web {

// After ten wrong tokens in a minute a client is held until the minute is over. An IPv6 network of
// 64 bits counts as one client. Remembers some 4,000 clients; the others count together as one.
// Thread-safe.
class TokenBrake {
 public:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] bool holds(std::string_view client, Clock::time_point now = Clock::now());
  // Counts a wrong token.
  void count(std::string_view client, Clock::time_point now = Clock::now());

 private:
  void forget(Clock::time_point now);
  [[nodiscard]] std::string place_of(std::string_view client) const;

  std::mutex mutex_;
  Clock::time_point minute_ends_{};
  std::map<std::string, std::size_t> wrong_;
};

}  // namespace nachlese::web
