#include "web/http/url.hpp"

#include "tests/catch.hpp"

namespace nachlese {

using namespace nachlese::web;
namespace {

TEST_CASE("percent-encoding goes both ways") {
  const std::string every_byte = [] {
    std::string bytes;
    for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
    return bytes;
  }();
  CHECK(percent_decode(percent_encode(every_byte), true) == every_byte);
  CHECK(path_encode("/a b/ü") == "/a%20b/%C3%BC");
  CHECK(percent_encode("a/b c&d=ü") == "a%2Fb%20c%26d%3D%C3%BC");
}

TEST_CASE("what is no encoding stays as it is") {
  CHECK(percent_decode("100%", false) == "100%");
  CHECK(percent_decode("%4", false) == "%4");
  CHECK(percent_decode("%zz%41", false) == "%zzA");
  CHECK(percent_decode("a+b", false) == "a+b");
  CHECK(percent_decode("a+b", true) == "a b");
}

TEST_CASE("query strings") {
  const Parameters expected = {
      {"q", "a b"}, {"person", "Ü&Ö"}, {"leer", ""}, {"nur", ""}, {"x", "1=2"}};
  CHECK(parse_parameters("q=a+b&person=%C3%9C%26%C3%96&leer=&nur&&x=1=2") == expected);
  CHECK(parse_parameters("").empty());
  CHECK(make_url("/p", expected) == "/p?q=a+b&person=%C3%9C%26%C3%96&leer=&nur=&x=1%3D2");
  CHECK(make_url("/p", {}) == "/p");
}

TEST_CASE("only web addresses become links") {
  CHECK(is_web_address("https://example.org/"));
  CHECK(is_web_address("HTTP://example.org/"));
  for (const char* url : {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
                          "//example.org", " https://x", "", "https:/x"}) {
    CAPTURE(url);
    CHECK_FALSE(is_web_address(url));
  }
}

}  // namespace
}  // namespace nachlese
