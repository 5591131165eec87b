#include "web/app/service.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>

#include "core/base/date.hpp"
#include "core/base/period.hpp"
#include "web/app/audit_log.hpp"
#include "web/app/routes.hpp"
#include "web/app/secrets.hpp"
#include "web/http/compress.hpp"
#include "web/views/facsimile_view.hpp"
#include "web/views/page.hpp"
#include "web/views/problem.hpp"

namespace nachlese::web {
namespace {

constexpr std::string_view kMetricsPath = "/metrics";
constexpr std::string_view kHealthPath = "/healthz";
constexpr std::string_view kReadyPath = "/readyz";

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
  key.append("\n").append(request.sign_in.user).append(request.sign_in.url.empty() ? "" : "\t");
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

// Empty if the archive cannot be read; a route that needs it will report that.
std::string state_or_nothing(SearchBackend& backend) noexcept {
  try {
    return backend.state_tag();
  } catch (...) {
    return {};
  }
}

// Of the proxy, if it is trusted and says one that can stand in a log; else a new one.
std::string request_id(const Request& request, bool trusted) {
  constexpr std::size_t kLongestId = 64;
  const std::string_view said = trusted ? request.last_header("X-Request-Id") : "";
  const bool usable =
      !said.empty() && said.size() <= kLongestId && std::ranges::all_of(said, [](char c) {
        return c > ' ' && c < '\x7F' && c != '"' && c != '\\';
      });
  return usable ? std::string(said) : random_secret().substr(0, 16);
}

bool may_read_metrics(const Viewer& viewer, const search::JointRights& rights) {
  const bool everything = std::ranges::all_of(
      rights, [](const auto& of_archive) { return is_everything(of_archive.second); });
  return everything || std::ranges::find(viewer.groups, kMetricsGroup) != viewer.groups.end();
}

// Routes that find articles by their ids, which two archives may both have.
bool names_articles(std::string_view path) {
  return path == kArticlePath || path == kVersionsPath || path == kListPath ||
         path == kFacsimilePath || path == "/api/v1/articles" ||
         path.starts_with("/api/v1/articles/") || path == "/api/v1/similar";
}

Response preflight() {
  return {204,
          {},
          {},
          {{"Access-Control-Allow-Methods", "GET, HEAD"},
           {"Access-Control-Allow-Headers", "Authorization, If-None-Match"},
           {"Access-Control-Max-Age", "86400"}}};
}

// Seconds since 1970 of a moment in UTC; 0 if it is none.
std::uint64_t unix_time(const std::string& iso) {
  const auto date = parse_date(iso);
  const auto epoch = parse_date("1970-01-01");
  if (!date || date->year < epoch->year) return 0;
  return wall_seconds(*date) - wall_seconds(*epoch);
}

ArchiveFigures figures_of(const search::ArchiveSummary& summary, const std::string& archive) {
  ArchiveFigures out;
  out.archive = archive;
  out.articles = summary.articles;
  out.generation = summary.generation;
  out.last_sync = unix_time(summary.last_sync);
  out.newest_article = unix_time(summary.last_date);
  out.rejected = summary.rejected;
  out.disk_free = summary.disk_free;
  out.shards = summary.shards;
  out.shards_missing = summary.shards_missing;
  return out;
}

}  // namespace

Service::Service(SearchBackend& backend, ServiceOptions options, std::shared_ptr<AccessLog> log)
    : backend_(backend),
      options_(std::move(options)),
      log_(std::move(log)),
      clients_(options_.client_requests),
      cache_(options_.cache_bytes) {}

struct Service::Visit {
  Request request;
  Viewer viewer;
  search::JointRights rights;
  std::shared_ptr<SearchBackend> backend;
};

Response Service::respond(Request asked) {
  const auto start = std::chrono::steady_clock::now();
  const Metrics::InFlight at_work(metrics_);
  Visit visit;
  visit.request = std::move(asked);
  Request& request = visit.request;
  Response response;
  try {
    request.peer = request.client;
    const bool proxy = options_.gate && options_.gate->trusts(request);
    request.client = client_of(request, options_.trust_proxy || proxy);
    request.id = request_id(request, options_.trust_proxy || proxy);
    request.base_path = options_.base_path;
    request.site = &options_.site;
    strip_base_path(request);
    response = admit(visit);
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
  write_logs(visit, response, seconds);
  return response;
}

void Service::write_logs(const Visit& visit, const Response& response, double seconds) {
  const Request& request = visit.request;
  if (log_) log_->write(request, response, seconds);
  if (!options_.audit) return;
  const std::string_view route =
      request.path == kMetricsPath ? kMetricsPath : route_name(request.path);
  options_.audit->write(audit_line({request.id, options_.archive, visit.viewer, route}, request,
                                   response, utc_now(), options_.audit_queries));
}

Response Service::admit(Visit& visit) {
  const Request& request = visit.request;
  const bool shared = !options_.cors_origin.empty() && is_for_programs(request.path);
  const auto turn = std::make_shared<ClientLimit::Turn>(clients_, request.client);
  Response response;
  if (!turn->granted()) {
    response = refuse(too_many_requests());
  } else if (shared && request.method == "OPTIONS") {
    response = preflight();  // preflights carry no token
  } else if (options_.gate) {
    response = pass_gate(visit);
  } else {
    auto refused = check_token(request);
    response = refused ? *std::move(refused) : answer(backend_, request);
  }
  if (response.next_part)
    response.next_part = [turn, backend = visit.backend, next = std::move(response.next_part)] {
      return next();
    };
  if (shared) {
    response.headers.emplace_back("Access-Control-Allow-Origin", options_.cors_origin);
    response.headers.emplace_back("Access-Control-Expose-Headers", "ETag, Retry-After");
  }
  return response;
}

Response Service::pass_gate(Visit& visit) {
  // The rules of one archive hold for all of its shards, whatever these are called.
  Gate::Verdict verdict = options_.gate->judge(
      visit.request,
      options_.joint.empty() ? std::vector<std::string>{options_.archive} : options_.joint);
  if (options_.joint.empty() && !verdict.rights.empty()) verdict.rights.front().first.clear();
  visit.viewer = std::move(verdict.viewer);
  if (verdict.refusal) return *std::move(verdict.refusal);
  visit.rights = std::move(verdict.rights);
  visit.request.restricted = true;
  visit.request.sign_in = options_.gate->sign_in_link(visit.request, visit.viewer);
  if (visit.request.path == kMetricsPath && !may_read_metrics(visit.viewer, visit.rights))
    return refuse(not_found());
  visit.backend = options_.backend_for(visit.rights);
  return answer(*visit.backend, visit.request);
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

Response Service::answer(SearchBackend& backend, const Request& request) {
  if (request.path == kMetricsPath) return is_read(request) ? metrics_page() : method_not_allowed();
  if (!is_read(request)) return nachlese::web::respond(backend, request);
  if (request.path == kReadyPath && options_.ready_max_age > 0) {
    if (auto refusal = too_old()) return *std::move(refusal);
  }
  if (!options_.joint.empty() && names_articles(request.path))
    return refuse({404,
                   "archive-needed",
                   "Archive needed",
                   "An article has an address in its own archive only.",
                   {}});
  const Encoding encoding = best_encoding(request.header("Accept-Encoding"));
  const std::string state = state_or_nothing(backend);
  // Without a state nothing says for whose eyes an answer is.
  if (state.empty()) return nachlese::web::respond(backend, request);
  const std::string key = cache_key(state, request, encoding);
  if (const auto kept = cache_.find(key))
    return etag_matches(request.header("If-None-Match"), kept->header("ETag")) ? not_modified(*kept)
                                                                               : *kept;
  Response response = nachlese::web::respond(backend, request);
  compress_body(response, encoding);
  if (response.status == 200 && response.lasting && !response.next_part &&
      !response.header("ETag").empty())
    cache_.keep(key, response);
  return response;
}

std::optional<Response> Service::too_old() {
  try {
    const auto summary = backend_.summary(Budget{});
    if (!summary) return std::nullopt;
    constexpr std::uint64_t kHour = 3600;
    const std::uint64_t last = unix_time(summary->last_sync);
    const std::uint64_t now = unix_time(utc_now());
    if (last > 0 && now <= last + options_.ready_max_age * kHour) return std::nullopt;
    const std::string detail =
        last == 0 ? "No run is known to have brought the archive up to date."
                  : "The archive was last brought up to date at " + summary->last_sync + ".";
    return refuse({503, "archive-too-old", "Archive too old", detail, {}});
  } catch (const std::exception&) {
    return std::nullopt;  // the route says what is wrong
  }
}

Response Service::metrics_page() {
  std::string text = metrics_.text(cache_.figures(), !state_or_nothing(backend_).empty());
  try {
    if (const auto summary = backend_.summary(Budget{}))
      text += metrics_of(figures_of(*summary, options_.archive), NACHLESE_VERSION);
  } catch (const std::exception& error) {  // an archive that cannot be read has no figures
    std::fprintf(stderr, "nachlese serve: %s\n", error.what());
  }
  Response response{200,
                    "text/plain; version=0.0.4; charset=utf-8",
                    std::move(text),
                    {{"Cache-Control", "no-store"}}};
  add_security_headers(response);
  return response;
}

}  // namespace nachlese::web
