// Who asks, and whether they may: the access token, and how many requests a client may have at work
// at a time.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "web/http/http.hpp"

namespace nachlese::web {

// True when the request brings the token: as `Authorization: Bearer TOKEN` (programs) or as the
// password of any user (browsers).
[[nodiscard]] bool has_token(const Request& request, std::string_view token);

// Address of the client. Behind a proxy that is trusted it is the last one in X-Forwarded-For: the
// one that the proxy saw itself.
[[nodiscard]] std::string client_of(const Request& request, bool trust_proxy);

// True for requests of this machine itself: those of a proxy, of many people, unless the proxy says
// of whom.
[[nodiscard]] bool is_this_machine(std::string_view client);

// Counts what each client has at work; this machine may have any number. May be used from any
// thread.
class ClientLimit {
 public:
  explicit ClientLimit(std::size_t most) : most_(most) {}

  // Taken for the time of a request.
  class Turn {
   public:
    Turn(ClientLimit& limit, const std::string& client);
    ~Turn();
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    [[nodiscard]] bool granted() const { return granted_; }

   private:
    ClientLimit& limit_;
    std::string client_;
    bool counted_ = false;
    bool granted_ = true;
  };

 private:
  const std::size_t most_;
  std::mutex mutex_;
  std::map<std::string, std::size_t> at_work_;
};

}  // namespace nachlese::web
