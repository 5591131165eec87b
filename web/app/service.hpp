// Everything between the socket and the route of a request: access, base path, cache, compression,
// metrics and log.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "web/app/gate.hpp"
#include "web/backend.hpp"
#include "web/http/access.hpp"
#include "web/http/access_log.hpp"
#include "web/http/cache.hpp"
#include "web/http/http.hpp"
#include "web/http/line_log.hpp"
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
  std::string archive;  // its name among several; else empty
  // Names of archives that are searched as one, and of what exists for their viewers.
  std::vector<std::string> joint;
  std::shared_ptr<Gate> gate;  // null: everybody may read everything
  // What of the archive exists for these rights; needed with a gate.
  std::function<std::shared_ptr<SearchBackend>(const search::JointRights&)> backend_for;
  unsigned ready_max_age = 0;      // hours since the last good run until /readyz fails; 0: any
  std::shared_ptr<LineLog> audit;  // null: none
  bool audit_queries = false;
};

class Service {
 public:
  // `log` may be null.
  Service(SearchBackend& backend, ServiceOptions options, std::shared_ptr<AccessLog> log = nullptr);

  // Answers every request. Thread-safe.
  [[nodiscard]] Response respond(Request request);

 private:
  struct Visit;  // a request, who sent it and what exists for them
  [[nodiscard]] Response admit(Visit& visit);
  // What the gate lets pass.
  [[nodiscard]] Response pass_gate(Visit& visit);
  // The refusal of a request without a valid token; nullopt if it is admitted.
  [[nodiscard]] std::optional<Response> check_token(const Request& request);
  [[nodiscard]] Response answer(SearchBackend& backend, const Request& request);
  [[nodiscard]] Response metrics_page();
  // Why the archive is too old to count as ready; nullopt if it is not.
  [[nodiscard]] std::optional<Response> too_old();
  void write_logs(const Visit& visit, const Response& response, double seconds);

  SearchBackend& backend_;
  const ServiceOptions options_;
  std::shared_ptr<AccessLog> log_;
  ClientLimit clients_;
  TokenBrake brake_;
  ResponseCache cache_;
  Metrics metrics_;
};

}  // namespace nachlese::web
