#include "web/app/lockout.hpp"

#include <algorithm>

namespace nachlese::web {
namespace {

constexpr unsigned kFreeForUser = 5;
constexpr unsigned kFreeForAddress = 20;  // a house may have one address
constexpr std::chrono::seconds kLongestLock{15 * 60};
constexpr std::chrono::hours kForgotten{24};
constexpr std::size_t kMostRememberedGuesses = 20'000;

std::string user_key(const std::string& user) { return "u " + user; }
std::string client_key(const std::string& client) { return "c " + client; }

}  // namespace

std::chrono::seconds Lockout::wait(const std::string& user, const std::string& client,
                                   Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  Clock::time_point free_at = now;
  for (const auto& key : {user_key(user), client_key(client)}) {
    const auto found = wrong_.find(key);
    if (found != wrong_.end()) free_at = std::max(free_at, found->second.free_at);
  }
  return std::chrono::ceil<std::chrono::seconds>(free_at - now);
}

void Lockout::count_wrong(const std::string& user, const std::string& client,
                          Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  if (wrong_.size() >= kMostRememberedGuesses)
    std::erase_if(wrong_, [&](const auto& entry) { return entry.second.free_at < now; });
  if (wrong_.size() >= kMostRememberedGuesses) wrong_.clear();
  count(user_key(user), kFreeForUser, now);
  count(client_key(client), kFreeForAddress, now);
}

void Lockout::count(const std::string& key, unsigned free_tries, Clock::time_point now) {
  Wrong& wrong = wrong_[key];
  if (now - wrong.last > kForgotten) wrong.times = 0;
  wrong.last = now;
  ++wrong.times;
  if (wrong.times < free_tries) return;
  const unsigned doubled = std::min(wrong.times - free_tries, 20U);
  wrong.free_at = now + std::min(kLongestLock, std::chrono::seconds(1L << doubled));
}

void Lockout::forget(const std::string& user) {
  const std::lock_guard lock(mutex_);
  wrong_.erase(user_key(user));
}

}  // namespace nachlese::web
