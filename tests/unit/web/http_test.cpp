#include "web/http.hpp"

#include "tests/catch.hpp"

namespace nachlese {
namespace {

TEST_CASE("a request line is taken apart") {
  const Request request = make_request("GET", "/article?id=a%2Fb%3Fc&q=x+y#there", {{"Accept-Language", "en"}});
  CHECK(request.path == "/article");
  CHECK(request.parameter("id") == "a/b?c");
  CHECK(request.parameter("q") == "x y");
  CHECK_FALSE(request.parameter("there").has_value());
  CHECK(request.header("accept-language") == "en");
  CHECK(request.header("x-none").empty());
}

TEST_CASE("the language of a page") {
  struct Case {
    const char* target;
    const char* accept;
    Language language;
  };
  const Case cases[] = {
      {"/", "", Language::german},
      {"/", "de-DE,de;q=0.9,en;q=0.8", Language::german},
      {"/", "en-US,en;q=0.9,de;q=0.8", Language::english},
      {"/", "fr, en;q=0.5, de;q=0.7", Language::german},
      {"/", "fr", Language::german},
      {"/", ";;;q=,,", Language::german},
      {"/?lang=en", "de", Language::english},
      {"/?lang=de", "en", Language::german},
      {"/?lang=xx", "en", Language::english},
  };
  for (const Case& test : cases) {
    CAPTURE(test.target, test.accept);
    CHECK(preferred_language(make_request("GET", test.target, {{"Accept-Language", test.accept}})) == test.language);
  }
}

TEST_CASE("entity tags are compared weakly") {
  CHECK(etag_matches(R"(W/"a")", R"(W/"a")"));
  CHECK(etag_matches(R"("a")", R"(W/"a")"));
  CHECK(etag_matches(R"("x", W/"a")", R"(W/"a")"));
  CHECK(etag_matches("*", R"(W/"a")"));
  CHECK_FALSE(etag_matches(R"("b")", R"(W/"a")"));
  CHECK_FALSE(etag_matches("", R"(W/"a")"));
}

TEST_CASE("gzip only where it is wanted") {
  CHECK(accepts_gzip("gzip, deflate, br"));
  CHECK(accepts_gzip("*"));
  CHECK(accepts_gzip("identity, GZIP;q=0.3"));
  CHECK_FALSE(accepts_gzip("gzip;q=0"));
  CHECK_FALSE(accepts_gzip("gzip;q=0, *"));
  CHECK_FALSE(accepts_gzip("br"));
  CHECK_FALSE(accepts_gzip(""));
}

}  // namespace
}  // namespace nachlese
