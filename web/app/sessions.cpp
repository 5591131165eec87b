#include "web/app/sessions.hpp"

#include <algorithm>
#include <utility>

#include "core/base/hash.hpp"
#include "web/app/secrets.hpp"
#include "web/http/access.hpp"

namespace nachlese::web {
namespace {

constexpr std::size_t kMostSessions = 20'000;

std::uint64_t key_of_session(const std::string& id) {
  static const std::string kKey = random_secret();
  return hash64(kKey + id);
}

}  // namespace

bool Sessions::is_over(const Running& running, Clock::time_point now) {
  return now - running.used > kIdle || now - running.began > kLongest;
}

std::string Sessions::start(const std::string& user, const std::string& hash,
                            Clock::time_point now) {
  std::string id = random_secret();
  const std::lock_guard lock(mutex_);
  if (sessions_.size() >= kMostSessions) {
    std::erase_if(sessions_, [&](const auto& entry) { return is_over(entry.second.second, now); });
    if (sessions_.size() >= kMostSessions) {
      sessions_.erase(std::ranges::min_element(
          sessions_, {}, [](const auto& entry) { return entry.second.second.used; }));
    }
  }
  sessions_[key_of_session(id)] = {id, {{user, hash, random_secret()}, now, now}};
  return id;
}

std::optional<Session> Sessions::find(const std::string& id, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  const auto found = sessions_.find(key_of_session(id));
  if (found == sessions_.end() || !equal_in_constant_time(found->second.first, id))
    return std::nullopt;
  Running& running = found->second.second;
  if (is_over(running, now)) {
    sessions_.erase(found);
    return std::nullopt;
  }
  running.used = now;
  return running.session;
}

void Sessions::end(const std::string& id) {
  const std::lock_guard lock(mutex_);
  sessions_.erase(key_of_session(id));
}

}  // namespace nachlese::web
