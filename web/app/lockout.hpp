// Slows down guessing of passwords, for a user and for an address.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>

namespace nachlese::web {

// After a few wrong passwords for a user or from an address the next try has to wait, twice as long
// each time, a quarter of an hour at most. Thread-safe.
class Lockout {
 public:
  using Clock = std::chrono::steady_clock;

  // How long a try has to wait; 0: not at all.
  [[nodiscard]] std::chrono::seconds wait(const std::string& user, const std::string& client,
                                          Clock::time_point now = Clock::now());
  void count_wrong(const std::string& user, const std::string& client,
                   Clock::time_point now = Clock::now());
  // The right password clears the user, not the address: its owner may try other users.
  void forget(const std::string& user);

 private:
  struct Wrong {
    unsigned times = 0;
    Clock::time_point last;
    Clock::time_point free_at;
  };
  void count(const std::string& key, unsigned free_tries, Clock::time_point now);

  std::mutex mutex_;
  std::map<std::string, Wrong> wrong_;
};

}  // namespace nachlese::web
