#include "web/views/problem.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "web/views/page.hpp"
#include "web/views/problem_words.hpp"

namespace nachlese::web {
namespace {

// What people read instead of the English title and detail.
struct Wording {
  std::string_view type;
  Message title;
  Message detail;
};
constexpr Wording kWordings[] = {
    {"not-found", messages::kNotFoundTitle, messages::kNoSuchPage},
    {"no-such-article", messages::kNotFoundTitle, messages::kNoSuchArticle},
    {"article-removed", messages::kRemovedTitle, messages::kRemovedArticle},
    {"no-such-name", messages::kNotFoundTitle, messages::kNoSuchName},
    {"archive-unavailable", messages::kUnavailableTitle, messages::kUnavailable},
    {"internal-error", messages::kBrokenTitle, messages::kBroken},
    {"bad-parameter", messages::kBadTitle, {"", ""}},
    {"overloaded", messages::kUnavailableTitle, messages::kOverloaded},
    {"too-many-requests", messages::kUnavailableTitle, messages::kOverloaded},
    {"token-needed", messages::kTokenTitle, messages::kTokenNeeded},
    {"archive-not-built",
     {"No archive yet", "Noch kein Archiv"},
     {"No archive has been built here yet; `nachlese-index sync` builds it.",
      "Hier wurde noch kein Archiv aufgebaut; `nachlese-index sync` baut es auf."}},
    {"no-access",
     {"No access", "Kein Zugang"},
     {"Nothing in this archive is open to you.", "In diesem Archiv ist nichts für Sie offen."}},
};

struct Refused {
  int status;
  const char* type;
  const char* title;
};
constexpr Refused kRefused[] = {
    {400, "bad-request", "Bad request"},
    {408, "request-timeout", "Request timeout"},
    {413, "content-too-large", "Content too large"},
    {414, "address-too-long", "Address too long"},
    {417, "expectation-failed", "Expectation failed"},
    {431, "headers-too-large", "Headers too large"},
    {501, "not-implemented", "Not implemented"},
    {505, "version-not-supported", "Version not supported"},
};

const Wording* wording_of(const Problem& problem) {
  for (const Wording& wording : kWordings) {
    if (wording.type == problem.type) return &wording;
  }
  return nullptr;
}

void add_retry(Response& response) {
  if (response.status == 503 || response.status == 429)
    response.headers.emplace_back("Retry-After", "5");
}

}  // namespace

Response problem_document(const Problem& problem) {
  nlohmann::ordered_json document = {{"type", "urn:nachlese:problem:" + problem.type},
                                     {"title", problem.title},
                                     {"status", problem.status},
                                     {"detail", problem.detail}};
  if (!problem.parameter.empty()) document["parameter"] = problem.parameter;
  Response response{problem.status,
                    "application/problem+json",
                    document.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace),
                    {}};
  add_retry(response);
  return response;
}

namespace {

bool asks_for_german(const Request& request) {
  const bool asks = request.parameter("lang") || !request.header("Accept-Language").empty();
  return asks && preferred_language(request) == Language::german;
}

}  // namespace

void say_in_language(Response& response, const Request& request) {
  if (response.content_type != "application/problem+json" || !asks_for_german(request)) return;
  auto document = nlohmann::ordered_json::parse(response.body, nullptr, false);
  if (!document.is_object()) return;
  constexpr std::string_view kUrn = "urn:nachlese:problem:";
  const std::string type = document.value("type", "");
  const std::string title =
      german_title(std::string_view(type).substr(std::min(kUrn.size(), type.size())));
  if (!title.empty()) document["title"] = title;
  const std::string detail = german_detail(document.value("detail", ""));
  if (!detail.empty()) document["detail"] = detail;
  response.body = document.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  response.headers.emplace_back("Content-Language", "de");
}

Response problem_page(const Problem& problem, const Request& request) {
  const Language language = preferred_language(request);
  const Wording* wording = wording_of(problem);
  const std::string title(wording ? say(language, wording->title) : problem.title);
  std::string detail(wording ? say(language, wording->detail) : "");
  if (detail.empty())
    detail = problem.parameter.empty() ? problem.detail : problem.parameter + ": " + problem.detail;

  Page page;
  page.language = language;
  page.search.base_path = request.base_path;
  page.title = title;
  page.body = R"(<main id="main" class="message"><h1>{}</h1><p>{}</p><p><a href="{}">{}</a></p>)"
              R"(</main>)"_html(title, detail, link_to(page.search, "/"),
                                say(language, messages::kToStart));
  Response response = to_response(page, request);
  response.status = problem.status;
  add_retry(response);
  return response;
}

Problem not_found() {
  return {404, "not-found", "Not found", "There is nothing at this address.", {}};
}

Problem no_such_article() {
  return {404, "no-such-article", "No such article", "The archive has no article with this id.",
          "id"};
}

Problem removed_article() {
  return {410, "article-removed", "Article removed",
          "The article was removed from the archive for legal reasons.", "id"};
}

Problem no_such_name() {
  return {404, "no-such-name", "No such name", "The archive has no such name.", {}};
}

Problem archive_unavailable() {
  return {503,
          "archive-unavailable",
          "Archive not available",
          "The archive is missing or can't be read right now; try again shortly.",
          {}};
}

Problem overloaded() {
  return {503,
          "overloaded",
          "Overloaded",
          "The server is too busy to answer in time; try again shortly.",
          {}};
}

Problem too_many_requests() {
  return {429,
          "too-many-requests",
          "Too many requests",
          "Too many requests of this client at the same time.",
          {}};
}

Problem token_needed() {
  return {401, "token-needed", "Access token needed", "This server requires an access token.", {}};
}

Problem bad_request(int status, std::string detail) {
  for (const Refused& refused : kRefused) {
    if (refused.status == status)
      return {status, refused.type, refused.title, std::move(detail), {}};
  }
  return internal_error();
}

Problem internal_error() {
  return {500,
          "internal-error",
          "Internal error",
          "The server could not answer; its log says why.",
          {}};
}

}  // namespace nachlese::web
