#include "web/http/http.hpp"

#include "tests/catch.hpp"

namespace nachlese {

using namespace nachlese::web;
namespace {

TEST_CASE("a request line is taken apart") {
  const Request request =
      make_request("GET", "/article?id=a%2Fb%3Fc&q=x+y#there", {{"Accept-Language", "en"}});
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
    CHECK(preferred_language(make_request("GET", test.target,
                                          {{"Accept-Language", test.accept}})) == test.language);
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

TEST_CASE("the encoding that is wanted most, zstd of two") {
  CHECK(best_encoding("gzip, deflate, br") == Encoding::gzip);
  CHECK(best_encoding("gzip, deflate, br, zstd") == Encoding::zstd);
  CHECK(best_encoding("zstd;q=0.2, gzip;q=0.9") == Encoding::gzip);
  CHECK(best_encoding("*") == Encoding::gzip);
  CHECK(best_encoding("identity, GZIP;q=0.3") == Encoding::gzip);
  CHECK(best_encoding("gzip;q=0") == Encoding::identity);
  CHECK(best_encoding("gzip;q=0, *") == Encoding::identity);
  CHECK(best_encoding("zstd;q=0, gzip;q=0") == Encoding::identity);
  CHECK(best_encoding("br") == Encoding::identity);
  CHECK(best_encoding("") == Encoding::identity);
}

TEST_CASE("weights that are none weigh nothing") {
  for (const char* weight : {"nan", "inf", "-1", "1e9", "2", "0x1", "", "99999999999999999999"}) {
    CAPTURE(weight);
    CHECK(best_encoding("gzip;q=" + std::string(weight)) == Encoding::identity);
  }
  CHECK(best_encoding("gzip;q=1.000") == Encoding::gzip);
  CHECK(best_encoding("gzip;q=0.5, zstd;q=0.4") == Encoding::gzip);
}

}  // namespace
}  // namespace nachlese
