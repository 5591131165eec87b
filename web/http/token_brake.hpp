// Slows down who tries access tokens.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace nachlese::web {

// After ten wrong tokens within a minute a client is held until the minute is over. May be used
// from any thread; keeps some 4,000 clients in mind, and the others together as one. Of IPv6 a
// network of 64 bits is a client.
class TokenBrake {
 public:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] bool holds(std::string_view client, Clock::time_point now = Clock::now());
  // A wrong token.
  void count(std::string_view client, Clock::time_point now = Clock::now());

 private:
  void forget(Clock::time_point now);
  [[nodiscard]] std::string place_of(std::string_view client) const;

  std::mutex mutex_;
  Clock::time_point minute_ends_{};
  std::map<std::string, std::size_t> wrong_;
};

}  // namespace nachlese::web
