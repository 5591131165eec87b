// All that happens to a request between the socket and its route: who may ask, where the server
// stands, what is kept, compressed, counted and logged.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "web/backend.hpp"
#include "web/http/access.hpp"
#include "web/http/access_log.hpp"
#include "web/http/cache.hpp"
#include "web/http/http.hpp"
#include "web/http/metrics.hpp"
#include "web/http/token_brake.hpp"

namespace nachlese::web {

struct ServiceOptions {
  std::string
      base_path;      // "/archiv" when a reverse proxy shows the server there; empty for the root
  std::string token;  // asked of everyone; empty: of nobody
  std::string cors_origin;   // origin whose pages may read the API, or "*"; empty: none
  bool trust_proxy = false;  // believe X-Forwarded-For
  std::size_t client_requests =
      32;  // at a time, of one address other than this machine's; 0: no limit
  std::size_t cache_bytes = std::size_t{64} << 20U;
};

class Service {
 public:
  // `log` may be null.
  Service(SearchBackend& backend, ServiceOptions options, std::unique_ptr<AccessLog> log = nullptr);

  // Answers every request. May be called from any thread.
  [[nodiscard]] Response respond(Request request);

 private:
  [[nodiscard]] Response admit(const Request& request);
  // Why the request is not answered; nullopt if it is.
  [[nodiscard]] std::optional<Response> check_token(const Request& request);
  [[nodiscard]] Response answer(const Request& request);
  [[nodiscard]] Response metrics_page();
  [[nodiscard]] std::string state_or_nothing() noexcept;

  SearchBackend& backend_;
  const ServiceOptions options_;
  std::unique_ptr<AccessLog> log_;
  ClientLimit clients_;
  TokenBrake brake_;
  ResponseCache cache_;
  Metrics metrics_;
};

}  // namespace nachlese::web
