// Access control: the access token, and the number of requests that a client may run at a time.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "web/http/http.hpp"

namespace nachlese::web {

// Takes equally long for all texts of one length, however nearly right.
[[nodiscard]] bool equal_in_constant_time(std::string_view a, std::string_view b);

// True if the request carries the token, as `Authorization: Bearer TOKEN` (programs) or as the
// password of any user (browsers).
[[nodiscard]] bool has_token(const Request& request, std::string_view token);

// Address of the client. With a trusted proxy it is the last one in X-Forwarded-For, which the
// proxy saw itself.
[[nodiscard]] std::string client_of(const Request& request, bool trust_proxy);

// True for a request from this machine: that of a proxy, on behalf of many people, unless the proxy
// says whose it is.
[[nodiscard]] bool is_this_machine(std::string_view client);

// Counts each client's running requests; this machine may have any number. Thread-safe.
class ClientLimit {
 public:
  explicit ClientLimit(std::size_t most) : most_(most) {}

  // Held for the duration of a request.
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
