#include "web/app/routes.hpp"

#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/unit/web/fake_backend.hpp"
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
