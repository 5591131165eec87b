#include "web/app/routes.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>

#include "core/base/date.hpp"
#include "core/base/error.hpp"
#include "core/base/hash.hpp"
#include "core/base/period.hpp"
#include "web/api/api.hpp"
#include "web/api/feeds.hpp"
#include "web/http/content_policy.hpp"
#include "web/http/pictures.hpp"
#include "web/pages/article_page.hpp"
#include "web/pages/calendar_page.hpp"
#include "web/pages/changes_page.hpp"
#include "web/pages/chronicle_page.hpp"
#include "web/pages/facsimile_picture.hpp"
#include "web/pages/form_page.hpp"
#include "web/pages/issue_page.hpp"
#include "web/pages/list_page.hpp"
#include "web/pages/name_page.hpp"
#include "web/pages/search_page.hpp"
#include "web/pages/versions_page.hpp"
#include "web/views/assets.hpp"
#include "web/views/facsimile_view.hpp"
#include "web/views/page.hpp"
#include "web/views/parameters.hpp"
#include "web/views/period_view.hpp"
#include "web/views/problem.hpp"

namespace nachlese::web {
namespace {

enum class Audience { people, programs };
// `archive`: the answer depends only on URL, language and state of the archive, so it gets an ETag
// and supports conditional requests.
enum class DependsOn { archive, nothing };

constexpr const char* kPolicy = "Content-Security-Policy";

struct Route {
  std::string_view path;  // a trailing * matches any rest
  Response (*handler)(Context&, const Request&);
  Audience audience;
  DependsOn depends_on;
};

Response static_file(Context&, const Request& request) {
  auto response = find_asset(request.path);
  if (!response) return problem_document(not_found());
  if (etag_matches(request.header("If-None-Match"), response->header("ETag"))) {
    response->status = 304;
    response->body.clear();
  }
  return *std::move(response);
}

// Colors and logo of the operator, whatever their files are called.
Response brand_sheet(Context&, const Request& request) {
  const Site& site = site_of(request);
  if (site.color.empty()) return problem_document(not_found());
  const std::string dark = site.dark_color.empty() ? site.color : site.dark_color;
  return {200,
          "text/css",
          ":root{--accent:" + site.color +
              "}@media(prefers-color-scheme:dark){:root{--accent:" + dark + "}}",
          {{"Cache-Control", "max-age=3600"}}};
}

Response brand_logo(Context&, const Request& request) {
  const Site& site = site_of(request);
  if (site.logo.empty()) return problem_document(not_found());
  return {200, site.logo_type, site.logo, {{"Cache-Control", "max-age=3600"}}};
}

Response healthz(Context&, const Request&) {
  return {200, "application/json", R"({"status":"ok"})", {{"Cache-Control", "no-store"}}};
}

Response readyz(Context& context, const Request&) {
  // throws, hence 503, if the archive cannot be read
  static_cast<void>(context.backend.state_tag());
  return {200, "application/json", R"({"status":"ready"})", {{"Cache-Control", "no-store"}}};
}

constexpr Route kRoutes[] = {
    {"/", search_page, Audience::people, DependsOn::archive},
    {kArticlePath, article_page, Audience::people, DependsOn::archive},
    {kNamePath, name_page, Audience::people, DependsOn::archive},
    {kListPath, list_page, Audience::people, DependsOn::archive},
    {kVersionsPath, versions_page, Audience::people, DependsOn::archive},
    {kCalendarPath, calendar_page, Audience::people, DependsOn::archive},
    {kIssuePath, issue_page, Audience::people, DependsOn::archive},
    {kChangesPath, changes_page, Audience::people, DependsOn::archive},
    {kFormPath, form_page, Audience::people, DependsOn::archive},
    {kFacsimilePath, facsimile_picture, Audience::programs, DependsOn::archive},
    {kChroniclePath, chronicle_page, Audience::people, DependsOn::archive},
    {"/feed.atom", atom_feed, Audience::programs, DependsOn::archive},
    {"/feed.json", json_feed, Audience::programs, DependsOn::archive},
    {"/changes.atom", changes_feed, Audience::programs, DependsOn::archive},
    {"/api/v1/search", api_search, Audience::programs, DependsOn::archive},
    {"/api/v1/chronicle", api_chronicle, Audience::programs, DependsOn::archive},
    {"/api/v1/quotes", api_quotes, Audience::programs, DependsOn::archive},
    {"/api/v1/articles", api_articles, Audience::programs, DependsOn::archive},
    {"/api/v1/articles/*", api_article, Audience::programs, DependsOn::archive},
    {"/api/v1/facets", api_facets, Audience::programs, DependsOn::archive},
    {"/api/v1/archive", api_archive, Audience::programs, DependsOn::archive},
    {"/api/v1/changes", api_changes, Audience::programs, DependsOn::archive},
    {"/api/v1/issue", api_issue, Audience::programs, DependsOn::archive},
    {"/api/v1/timeline", api_timeline, Audience::programs, DependsOn::archive},
    {"/api/v1/export", api_export, Audience::programs, DependsOn::archive},
    {"/api/v1/openapi.json", api_description, Audience::programs, DependsOn::nothing},
    {"/api/v1/names/*", api_name, Audience::programs, DependsOn::archive},
    {"/api/v1/similar", api_similar, Audience::programs, DependsOn::archive},
    {"/api/v1/related", api_related, Audience::programs, DependsOn::archive},
    {"/api/v1/suggest", api_suggest, Audience::programs, DependsOn::archive},
    {"/static/*", static_file, Audience::programs, DependsOn::nothing},
    {kBrandSheetPath, brand_sheet, Audience::programs, DependsOn::nothing},
    {kBrandLogoPath, brand_logo, Audience::programs, DependsOn::nothing},
    {"/opensearch.xml", open_search, Audience::programs, DependsOn::nothing},
    {"/healthz", healthz, Audience::programs, DependsOn::nothing},
    {"/readyz", readyz, Audience::programs, DependsOn::nothing},
};

bool fits(std::string_view pattern, std::string_view path) {
  if (pattern.back() != '*') return pattern == path;
  pattern.remove_suffix(1);
  return path.size() > pattern.size() && path.substr(0, pattern.size()) == pattern;
}

const Route* find_route(std::string_view path) {
  for (const Route& route : kRoutes) {
    if (fits(route.path, path)) return &route;
  }
  return nullptr;
}

Response explain(const Problem& problem, Audience audience, const Request& request) {
  return audience == Audience::people ? problem_page(problem, request) : problem_document(problem);
}

// The third translation of errors: Error → HTTP status.
Problem problem_of(const Error& error) {
  std::fprintf(stderr, "nachlese serve: %s\n", describe(error).c_str());
  if (std::string_view(error.what()).starts_with("There is no archive in"))
    return {503,
            "archive-not-built",
            "No archive yet",
            "No archive has been built here yet; `nachlese-index sync` builds it.",
            {}};
  return error.code() == ErrorCode::archive ? archive_unavailable() : internal_error();
}

// Everything that the operator tells; a new member of Site does not compile until it is here.
void add_site(std::string& key, const Site& site) {
  const auto& [name, groups, description, color, dark_color, logo, logo_type, instant] = site;
  key.append(name).append(instant ? "\n1" : "\n0");
  for (const std::string* said : {&description, &color, &dark_color, &logo_type})
    key.append("\n").append(*said);
  key.append("\n").append(to_hex(hash64(logo)));
  for (const SourceGroup& group : groups) {
    key.append("\n").append(group.name);
    for (const std::string& source : group.sources) key.append("\t").append(source);
  }
}

void add_pictures_to(std::string& key, const PictureAccess* access) {
  if (access == nullptr) return;
  for (const auto& [source, folder] : access->folders)
    key.append("\n").append(source).append("\t").append(folder);
  for (const std::string& prefix : access->prefixes) key.append("\n").append(prefix);
}

// Of all that an answer is made of, besides its address.
std::string etag_of(const std::string& state, const SearchBackend& backend,
                    const Request& request) {
  std::string key = state + '\n' + NACHLESE_VERSION + '\n' + assets_tag();
  // References name the day on which they were looked at, quick ranges begin with it.
  key.append("\n").append(to_iso(local_today()));
  key.append("\n").append(info(preferred_language(request)).code);
  key.append("\n").append(request.base_path).append("\n");
  // Feeds have whole addresses.
  for (const char* header : {"Host", "X-Forwarded-Proto"})
    key.append(request.header(header)).append("\n");
  key.append(request.sign_in.url).append("\n").append(request.sign_in.user).append("\n");
  add_site(key, site_of(request));
  add_pictures_to(key, backend.pictures());
  return "W/\"" + to_hex(hash64(key)) + "\"";
}

// What a 304 repeats of the answer that it stands for.
Response not_modified(const Route& route, const Request& request) {
  Response response;
  response.status = 304;
  if (route.audience == Audience::people)
    response.headers.emplace_back("Content-Language", info(preferred_language(request)).code);
  return response;
}

// A page of an article may show pictures from elsewhere.
void add_picture_policy(Response& response, const Route& route, const SearchBackend& backend) {
  if (route.path != kArticlePath || backend.pictures() == nullptr) return;
  if (const std::string origins = picture_origins(*backend.pictures()); !origins.empty())
    response.headers.emplace_back(kPolicy, content_policy(origins));
}

Response answer_from_archive(SearchBackend& backend, const Route& route, const Request& request) {
  Context context{backend, backend.state_tag(), Budget{request.answer_by}};
  const std::string etag = etag_of(context.state, backend, request);
  Response response = etag_matches(request.header("If-None-Match"), etag)
                          ? not_modified(route, request)
                          : route.handler(context, request);
  response.lasting = response.lasting && context.complete;
  response.found = context.found;
  if (response.status < 400) {
    if (response.lasting) response.headers.emplace_back("ETag", etag);
    // An answer with something missing may be whole a moment later.
    response.headers.emplace_back("Cache-Control", !context.complete    ? "no-store"
                                                   : request.restricted ? "private, no-cache"
                                                                        : "no-cache");
    add_picture_policy(response, route, backend);
  }
  response.headers.emplace_back("Vary", request.restricted
                                            ? "Accept-Language, Accept-Encoding, Authorization, "
                                              "Cookie"
                                            : "Accept-Language, Accept-Encoding");
  return response;
}

Response answer(SearchBackend& backend, const Route& route, const Request& request) {
  try {
    if (route.depends_on == DependsOn::archive) return answer_from_archive(backend, route, request);
    Context context{backend, {}, Budget{request.answer_by}};
    return route.handler(context, request);
  } catch (const BadParameter& bad) {
    return explain({400, "bad-parameter", "Bad parameter", bad.detail, bad.name}, route.audience,
                   request);
  } catch (const Error& error) {
    return explain(problem_of(error), route.audience, request);
  } catch (const Overloaded&) {
    return explain(overloaded(), route.audience, request);
  }
}

Response answer(SearchBackend& backend, const Request& request) {
  const Route* route = find_route(request.path);
  if (!route)
    return explain(not_found(),
                   request.path.rfind("/api/", 0) == 0 ? Audience::programs : Audience::people,
                   request);
  if (!is_read(request)) return method_not_allowed();
  return answer(backend, *route, request);
}

constexpr std::pair<const char*, const char*> kSecurityHeaders[] = {
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
};

}  // namespace

bool is_read(const Request& request) { return request.method == "GET" || request.method == "HEAD"; }

Response method_not_allowed() {
  Response response = problem_document(
      {405, "method-not-allowed", "Method not allowed", "Only GET and HEAD are understood.", {}});
  response.headers.emplace_back("Allow", "GET, HEAD");
  return response;
}

Response respond(SearchBackend& backend, const Request& request) {
  Response response;
  try {
    response = answer(backend, request);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "nachlese serve: %s: %s\n", request.path.c_str(), error.what());
    response = problem_document(internal_error());
  } catch (...) {
    std::fprintf(stderr, "nachlese serve: %s: unknown exception\n", request.path.c_str());
    response = problem_document(internal_error());
  }
  add_security_headers(response);
  return response;
}

std::vector<std::string_view> route_paths() {
  std::vector<std::string_view> out;
  for (const Route& route : kRoutes) out.push_back(route.path);
  return out;
}

bool is_for_people(std::string_view path) {
  // Of one of several archives (web/app/front_door.hpp).
  for (const std::string_view room : {kRoomPath, kJointPath}) {
    if (path.starts_with(room))
      path.remove_prefix(std::min(path.find('/', room.size()), path.size()));
  }
  const Route* route = find_route(path);
  return route == nullptr ? !path.starts_with("/api/") : route->audience == Audience::people;
}

bool shows_archive(std::string_view path) {
  const Route* route = find_route(path);
  return route == nullptr || route->depends_on == DependsOn::archive;
}

std::string_view route_name(std::string_view path) {
  const Route* route = find_route(path);
  return route ? route->path : "other";
}

void add_security_headers(Response& response) {
  if (!response.header(kSecurityHeaders[0].first).empty()) return;
  // A page that shows pictures from elsewhere has said so.
  if (response.header(kPolicy).empty()) response.headers.emplace_back(kPolicy, content_policy());
  for (const auto& [name, value] : kSecurityHeaders) response.headers.emplace_back(name, value);
}

Response refuse_request(int status, std::string_view detail) {
  Response response = status == 405 ? method_not_allowed()
                                    : problem_document(bad_request(status, std::string(detail)));
  response.headers.emplace_back("Cache-Control", "no-store");
  add_security_headers(response);
  return response;
}

}  // namespace nachlese::web
