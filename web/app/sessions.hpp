// Sessions of people who signed in. They live in memory: a restart of the server ends them.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace nachlese::web {

struct Session {
  std::string user;
  std::string hash;        // of the account's password when it began
  std::string form_token;  // in every form of the session, so that no other site can send it
};

// Thread-safe.
class Sessions {
 public:
  using Clock = std::chrono::steady_clock;

  static constexpr std::chrono::hours kIdle{8};
  static constexpr std::chrono::hours kLongest{24 * 7};

  // The id of a new session.
  [[nodiscard]] std::string start(const std::string& user, const std::string& hash,
                                  Clock::time_point now = Clock::now());
  [[nodiscard]] std::optional<Session> find(const std::string& id,
                                            Clock::time_point now = Clock::now());
  void end(const std::string& id);

 private:
  struct Running {
    Session session;
    Clock::time_point began;
    Clock::time_point used;
  };
  [[nodiscard]] static bool is_over(const Running& running, Clock::time_point now);

  std::mutex mutex_;
  // By a keyed hash of the id, so that no search in the map tells how nearly right a guess was.
  std::map<std::uint64_t, std::pair<std::string, Running>> sessions_;
};

}  // namespace nachlese::web
