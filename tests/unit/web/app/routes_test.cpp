#include "web/app/routes.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/unit/web/fake_backend.hpp"
#include "web/http/pictures.hpp"
#include "web/views/assets.hpp"

namespace nachlese {

using namespace nachlese::web;
namespace {

TEST_CASE("every answer carries the security headers") {
  FakeBackend backend;
  for (const char* target : {"/", "/nope", "/api/v1/search?limit=x", "/healthz"}) {
    CAPTURE(target);
    const Response response = get(backend, target);
    const std::string_view policy = response.header("Content-Security-Policy");
    CHECK(contains(policy, "default-src 'none'"));
    CHECK_FALSE(contains(policy, "unsafe"));
    CHECK(response.header("X-Content-Type-Options") == "nosniff");
    CHECK(response.header("Referrer-Policy") == "same-origin");
  }
}

TEST_CASE("unknown addresses and methods") {
  FakeBackend backend;
  CHECK(get(backend, "/nope").status == 404);
  CHECK(get(backend, "/nope").content_type == "text/html; charset=utf-8");
  CHECK(get(backend, "/api/v2").status == 404);
  CHECK(get(backend, "/api/v2").content_type == "application/problem+json");
  CHECK(get(backend, "/static/../routes.cpp").status == 404);
  CHECK(get(backend, "/static/%2e%2e/%2e%2e/etc/passwd").status == 404);
  CHECK(get(backend, "").status == 404);
  const Response post = respond(backend, make_request("POST", "/"));
  CHECK(post.status == 405);
  CHECK(post.header("Allow") == "GET, HEAD");
  CHECK(respond(backend, make_request("HEAD", "/")).status == 200);
}

TEST_CASE("answers are asked for conditionally") {
  FakeBackend backend;
  const std::string etag(get(backend, "/?q=x").header("ETag"));
  REQUIRE_FALSE(etag.empty());
  CHECK(backend.searches == 1);

  const Response same = get(backend, "/?q=x", {{"If-None-Match", etag}});
  CHECK(same.status == 304);
  CHECK(same.body.empty());
  CHECK(same.header("ETag") == etag);
  CHECK(backend.searches == 1);

  CHECK(get(backend, "/?q=x", {{"If-None-Match", etag}, {"Accept-Language", "en"}}).status == 200);
  backend.tag = std::string("2");
  CHECK(get(backend, "/?q=x", {{"If-None-Match", etag}}).status == 200);
}

// Names of headers with their values, in order.
std::vector<std::string> header_lines(const Response& response) {
  std::vector<std::string> out;
  for (const auto& [name, value] : response.headers) out.push_back(name + ": " + value);
  std::ranges::sort(out);
  return out;
}

struct PicturedBackend : FakeBackend {
  PictureAccess access;
  [[nodiscard]] const PictureAccess* pictures() const override { return &access; }
};

TEST_CASE("an answer that nothing has changed has the headers of the answer") {
  PicturedBackend backend;
  backend.found.emplace().article.id = "1";
  REQUIRE(add_pictures(backend.access, "https://iiif.example/"));
  for (const char* target : {"/?q=x", "/article?id=1", "/api/v1/search?q=x", "/feed.atom",
                             "/erweitert", "/chronik", "/ausgabe?day=2018-07-16"}) {
    INFO(target);
    const Response whole = get(backend, target);
    CHECK(whole.status == 200);
    const Response same =
        get(backend, target, {{"If-None-Match", std::string(whole.header("ETag"))}});
    CHECK(same.status == 304);
    CHECK(header_lines(same) == header_lines(whole));
  }
}

TEST_CASE("tags change with everything that the operator tells") {
  PicturedBackend backend;
  Site site;
  Request request = make_request("GET", "/?q=x", {{"Host", "a.example"}});
  request.site = &site;
  std::vector<std::string> tags;
  const auto look = [&] { tags.emplace_back(respond(backend, request).header("ETag")); };
  look();
  site.name = "Archiv";
  look();
  site.groups = {{"Regional", {"Bote"}}};
  look();
  site.groups[0].sources.emplace_back("Kurier");
  look();
  site.instant = false;
  look();
  request.base_path = "/archiv";
  look();
  request.headers = {{"Host", "b.example"}};
  look();
  REQUIRE(add_pictures(backend.access, "https://iiif.example/"));
  look();
  std::ranges::sort(tags);
  CHECK(std::ranges::adjacent_find(tags) == tags.end());
}

TEST_CASE("an answer with something missing is not kept") {
  FakeBackend backend;
  backend.response.complete = false;
  backend.told.complete = false;
  backend.found.emplace().article.id = "1";
  backend.profile.emplace().name = "Angela Merkel";
  for (const char* target : {"/",
                             "/?q=x",
                             "/?q=x&compare=y",
                             "/article?id=1&hit=2",
                             "/name?person=Angela+Merkel",
                             "/kalender",
                             "/ausgabe",
                             "/geaendert",
                             "/erweitert",
                             "/chronik",
                             "/feed.atom",
                             "/feed.json",
                             "/changes.atom",
                             "/api/v1/search?q=x",
                             "/api/v1/quotes?q=x",
                             "/api/v1/facets?q=x",
                             "/api/v1/timeline?q=x",
                             "/api/v1/issue?day=2018-07-16",
                             "/api/v1/changes",
                             "/api/v1/chronicle",
                             "/api/v1/similar?id=1",
                             "/api/v1/related?q=x"}) {
    INFO(target);
    const Response response = get(backend, target);
    CHECK(response.status == 200);
    CHECK(response.header("ETag").empty());
    CHECK(response.header("Cache-Control") == "no-store");
  }
}

TEST_CASE("an archive that is not there is a matter of time") {
  FakeBackend backend;
  backend.before = [] {
    throw Error(ErrorCode::archive, "There is no archive in /secret/path.", "Make one.");
  };
  for (const char* target :
       {"/", "/article?id=x", "/api/v1/search", "/api/v1/articles/x", "/readyz", "/feed.atom"}) {
    CAPTURE(target);
    const Response response = get(backend, target);
    CHECK(response.status == 503);
    CHECK(response.header("Retry-After") == "5");
    CHECK_FALSE(contains(response.body, "/secret/path"));
  }
  CHECK(get(backend, "/healthz").status == 200);
  backend.before = [] {};
  CHECK(get(backend, "/").status == 200);
}

TEST_CASE("no exception leaves") {
  FakeBackend backend;
  SECTION("ours") {
    backend.before = [] { throw Error(ErrorCode::bug, "secret"); };
  }
  SECTION("the library's") {
    backend.before = [] { throw std::runtime_error("secret"); };
  }
  SECTION("anything") {
    backend.before = [] { throw 42; };
  }
  const Response response = get(backend, "/api/v1/search?q=x");
  CHECK(response.status == 500);
  CHECK(response.content_type == "application/problem+json");
  CHECK_FALSE(contains(response.body, "secret"));
  CHECK(get(backend, "/?q=x").status == 500);
}

TEST_CASE("files have addresses that change with their content") {
  FakeBackend backend;
  const Response css = get(backend, asset_url("style.css"));
  CHECK(css.status == 200);
  CHECK(css.content_type == "text/css; charset=utf-8");
  CHECK(contains(css.header("Cache-Control"), "immutable"));
  CHECK(contains(css.body, "--paper"));
  CHECK(get(backend, asset_url("style.css"), {{"If-None-Match", std::string(css.header("ETag"))}})
            .status == 304);
  CHECK(get(backend, "/static/0000000000000000/style.css").status == 404);
}

}  // namespace
}  // namespace nachlese
