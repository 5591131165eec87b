// Everything between the socket and the route of a request: access, base path, cache, compression,
// metrics and log.
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
  Site site;
  std::string base_path;     // "/archiv" if a reverse proxy shows the server there; else empty
  std::string token;         // required of everyone; empty: none
  std::string cors_origin;   // origin whose pages may read the API, or "*"; empty: none
  bool trust_proxy = false;  // trust X-Forwarded-For
  // At a time, per address other than this machine's; 0: no limit.
  std::size_t client_requests = 32;
  std::size_t cache_bytes = std::size_t{64} << 20U;
};

class Service {
 public:
  // `log` may be null.
  Service(SearchBackend& backend, ServiceOptions options, std::unique_ptr<AccessLog> log = nullptr);

  // Answers every request. Thread-safe.
  [[nodiscard]] Response respond(Request request);

 private:
  [[nodiscard]] Response admit(const Request& request);
  // The refusal of a request without a valid token; nullopt if it is admitted.
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
