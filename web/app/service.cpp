#include "web/app/service.hpp"

#include <chrono>
#include <cstdio>
#include <exception>

#include "core/base/period.hpp"
#include "web/app/routes.hpp"
#include "web/http/compress.hpp"
#include "web/views/problem.hpp"

namespace nachlese::web {
namespace {

constexpr std::string_view kMetricsPath = "/metrics";
constexpr std::string_view kHealthPath = "/healthz";

bool is_for_programs(std::string_view path) {
  return path.starts_with("/api/") || path.starts_with("/feed.") || path == "/changes.atom";
}

void strip_base_path(Request& request) {
  const std::string& base = request.base_path;
  if (base.empty() || !request.path.starts_with(base)) return;
  if (request.path.size() == base.size()) {
    request.path = "/";
  } else if (request.path[base.size()] == '/') {
    request.path.erase(0, base.size());
  }
}

// Key of everything that the answer depends on.
std::string cache_key(const std::string& state, const Request& request, Encoding encoding) {
  std::string key = state;
  // References and quick ranges name the day.
  key.append("\n").append(to_iso(local_today()));
  key.append("\n").append(info(preferred_language(request)).code);
  key += static_cast<char>('0' + static_cast<int>(encoding));
  for (const char* header : {"Host", "X-Forwarded-Proto"})
    key.append("\n").append(request.header(header));
  return key.append("\n").append(request.target);
}

Response not_modified(const Response& kept) {
  Response response;
  response.status = 304;
  for (const auto& header : kept.headers) {
    if (header.first != "Content-Encoding") response.headers.push_back(header);
  }
  return response;
}

Response refuse(const Problem& problem) {
  Response response = problem_document(problem);
  add_security_headers(response);
  if (problem.status == 401)
    for (const char* scheme :
         {R"(Basic realm="Nachlese", charset="UTF-8")", R"(Bearer realm="Nachlese")"})
      response.headers.emplace_back("WWW-Authenticate", scheme);
  return response;
}

Response preflight() {
  return {204,
          {},
          {},
          {{"Access-Control-Allow-Methods", "GET, HEAD"},
           {"Access-Control-Allow-Headers", "Authorization, If-None-Match"},
           {"Access-Control-Max-Age", "86400"}}};
}

}  // namespace

Service::Service(SearchBackend& backend, ServiceOptions options, std::unique_ptr<AccessLog> log)
    : backend_(backend),
      options_(std::move(options)),
      log_(std::move(log)),
      clients_(options_.client_requests),
      cache_(options_.cache_bytes) {}

Response Service::respond(Request request) {
  const auto start = std::chrono::steady_clock::now();
  const Metrics::InFlight at_work(metrics_);
  Response response;
  try {
    request.client = client_of(request, options_.trust_proxy);
    request.base_path = options_.base_path;
    request.site = &options_.site;
    strip_base_path(request);
    response = admit(request);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "nachlese serve: %s\n", error.what());
    response = refuse(internal_error());
  } catch (...) {
    std::fputs("nachlese serve: unknown exception\n", stderr);
    response = refuse(internal_error());
  }
  say_in_language(response, request);
  add_security_headers(response);
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  metrics_.count(request.path == kMetricsPath ? kMetricsPath : route_name(request.path),
                 response.status, seconds);
  if (log_) log_->write(request, response, seconds);
  return response;
}

Response Service::admit(const Request& request) {
  const bool shared = !options_.cors_origin.empty() && is_for_programs(request.path);
  const auto turn = std::make_shared<ClientLimit::Turn>(clients_, request.client);
  Response response;
  if (!turn->granted()) {
    response = refuse(too_many_requests());
  } else if (shared && request.method == "OPTIONS") {
    response = preflight();  // preflights carry no token
  } else {
    auto refused = check_token(request);
    response = refused ? *std::move(refused) : answer(request);
  }
  if (response.next_part)
    response.next_part = [turn, next = std::move(response.next_part)] { return next(); };
  if (shared) {
    response.headers.emplace_back("Access-Control-Allow-Origin", options_.cors_origin);
    response.headers.emplace_back("Access-Control-Expose-Headers", "ETag, Retry-After");
  }
  return response;
}

std::optional<Response> Service::check_token(const Request& request) {
  if (options_.token.empty() || request.path == kHealthPath) return std::nullopt;
  const bool held = brake_.holds(request.client);
  // A request from this machine comes from a proxy, for many people: do not lock out those who know
  // the token.
  const bool listen = !held || is_this_machine(request.client);
  if (listen && has_token(request, options_.token)) return std::nullopt;
  if (!held && !request.header("Authorization").empty()) brake_.count(request.client);
  return refuse(held ? too_many_requests() : token_needed());
}

Response Service::answer(const Request& request) {
  if (request.method != "GET" && request.method != "HEAD")
    return nachlese::web::respond(backend_, request);
  if (request.path == kMetricsPath) return metrics_page();
  const Encoding encoding = best_encoding(request.header("Accept-Encoding"));
  const std::string key = cache_key(state_or_nothing(), request, encoding);
  if (const auto kept = cache_.find(key))
    return etag_matches(request.header("If-None-Match"), kept->header("ETag")) ? not_modified(*kept)
                                                                               : *kept;
  Response response = nachlese::web::respond(backend_, request);
  compress_body(response, encoding);
  if (response.status == 200 && response.lasting && !response.next_part &&
      !response.header("ETag").empty())
    cache_.keep(key, response);
  return response;
}

Response Service::metrics_page() {
  Response response{200,
                    "text/plain; version=0.0.4; charset=utf-8",
                    metrics_.text(cache_.figures(), !state_or_nothing().empty()),
                    {{"Cache-Control", "no-store"}}};
  add_security_headers(response);
  return response;
}

// Empty if the archive cannot be read; a route that needs it will report that.
std::string Service::state_or_nothing() noexcept {
  try {
    return backend_.state_tag();
  } catch (...) {
    return {};
  }
}

}  // namespace nachlese::web
