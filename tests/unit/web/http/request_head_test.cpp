#include "web/http/request_head.hpp"

#include "tests/catch.hpp"

namespace nachlese {

using namespace nachlese::web;
namespace {

int status_of(std::string_view head) {
  const auto read = read_request_head(head);
  const auto* const refusal = std::get_if<Refusal>(&read);
  return refusal ? refusal->status : 200;
}

RequestHead read(std::string_view head) { return std::get<RequestHead>(read_request_head(head)); }

std::string with_headers(std::string_view headers) {
  return "GET /x?q=y HTTP/1.1\r\nHost: a.example\r\n" + std::string(headers) + "\r\n";
}

TEST_CASE("a request as programs send it") {
  const RequestHead head = read(
      "GET /a%20b?q=x HTTP/1.1\r\nHost: a.example:80\r\nX-Empty:\r\nAccept:\t text/html \r\n\r\n");
  CHECK(head.method == "GET");
  CHECK(head.target == "/a%20b?q=x");
  REQUIRE(head.headers.size() == 3);
  CHECK(head.headers[1].second.empty());
  CHECK(head.headers[2] == std::pair<std::string, std::string>("Accept", "text/html"));
  CHECK_FALSE(head.close);
  CHECK_FALSE(head.old_version);
}

TEST_CASE("whole addresses and none") {
  CHECK(read("GET http://a.example/x?y HTTP/1.1\r\nHost: a.example\r\n\r\n").target == "/x?y");
  CHECK(read("GET HTTP://a.example HTTP/1.1\r\nHost: a.example\r\n\r\n").target == "/");
  CHECK(read("GET http://a.example?q=/x HTTP/1.1\r\nHost: a.example\r\n\r\n").target == "/?q=/x");
  CHECK(read("OPTIONS * HTTP/1.1\r\nHost: a.example\r\n\r\n").target == "*");
}

TEST_CASE("request lines that are refused") {
  const std::pair<std::string, int> kLines[] = {
      {"GET / HTTP/2.0", 505},
      {"GET / HTTP/0.9", 505},
      {"GET / HTTP/1.11", 400},
      {"GET / http/1.1", 400},
      {"GET /", 400},
      {"GET", 400},
      {"", 400},
      {"GET  / HTTP/1.1", 400},
      {"GET /  HTTP/1.1", 400},
      {" GET / HTTP/1.1", 400},
      {"GET / HTTP/1.1 ", 400},
      {"GET\t/\tHTTP/1.1", 400},
      {"GET /a b HTTP/1.1", 400},
      {"G(T / HTTP/1.1", 400},
      {"get / HTTP/1.1", 501},
      {"BREW / HTTP/1.1", 501},
      {"GET x HTTP/1.1", 400},
      {"GET * HTTP/1.1", 400},
      {"GET /#x HTTP/1.1", 400},
      {"GET http:///x HTTP/1.1", 400},
      {"CONNECT a:1 HTTP/1.1", 400},
      {"GET /\x01 HTTP/1.1", 400},
      {"GET /\x7f HTTP/1.1", 400},
      {"GET /" + std::string(kMaxTargetBytes, 'x') + " HTTP/1.1", 414},
      {"TRACE /" + std::string(kMaxTargetBytes, 'x') + " HTTP/1.1", 405},
      {"PRI * HTTP/2.0", 505},
  };
  for (const auto& [line, status] : kLines) {
    CAPTURE(line);
    CHECK(status_of(line + "\r\nHost: a.example\r\n\r\n") == status);
  }
}

TEST_CASE("headers that are refused") {
  using namespace std::string_literals;
  const std::pair<std::string, int> kHeaders[] = {
      {"Accept : x\r\n", 400},
      {" Accept: x\r\n", 400},
      {"\tAccept: x\r\n", 400},
      {"Accept: x\r\n y\r\n", 400},
      {"Accept\r\n", 400},
      {": x\r\n", 400},
      {"A(b: x\r\n", 400},
      {"A\xC3\xBC: x\r\n", 400},
      {"A: x\0y\r\n"s, 400},
      {"A: x\x01\r\n", 400},
      {"A: x\ry\r\n", 400},
      {"A: x\nB: y\r\n", 400},
      {"A: x\n", 400},
      {"Host: b.example\r\n", 400},
      {"Content-Length: 1\r\nContent-Length: 1\r\n", 400},
      {"Content-Length: 0\r\ncontent-length: 5\r\n", 400},
      {"Content-Length: 1, 1\r\n", 400},
      {"Content-Length: +1\r\n", 400},
      {"Content-Length: -1\r\n", 400},
      {"Content-Length: %31\r\n", 400},
      {"Content-Length: 0x10\r\n", 400},
      {"Content-Length: 1 1\r\n", 400},
      {"Content-Length:\r\n", 400},
      {"Content-Length: 65537\r\n", 413},
      {"Content-Length: 18446744073709551616\r\n", 413},
      {"Content-Length: 1\r\nTransfer-Encoding: chunked\r\n", 400},
      {"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", 400},
      {"Transfer-Encoding: gzip, chunked\r\n", 501},
      {"Transfer-Encoding: xchunked\r\n", 501},
      {"Transfer-Encoding:\r\n", 501},
      {"Expect: the unexpected\r\n", 417},
  };
  for (const auto& [headers, status] : kHeaders) {
    CAPTURE(headers);
    CHECK(status_of(with_headers(headers)) == status);
  }
  CHECK(status_of("GET / HTTP/1.1\r\n\r\n") == 400);
  CHECK(status_of("GET / HTTP/1.0\r\n\r\n") == 200);
  CHECK(status_of("GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n") == 400);
  for (const char* host : {"a b", "a/b", "a@b", "a\"", "\xC3\xBC"}) {
    CAPTURE(host);
    CHECK(status_of("GET / HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n") == 400);
  }
}

TEST_CASE("what is odd, but can be read in one way only") {
  for (const char* headers :
       {"Range: bytes=0-1,2-3\r\n", "Expect: 100-Continue\r\n", "Content-Length: 000\r\n",
        "X: \xC3\xBC\r\n", "X: a\tb\r\n", "Content-Length: 5\r\n", "Transfer-Encoding: Chunked\r\n",
        "Upgrade: h2c\r\n"}) {
    CAPTURE(headers);
    CHECK(status_of(with_headers(headers)) == 200);
  }
  CHECK(status_of("\r\n" + with_headers("")) == 200);
  CHECK(status_of("\r\n\r\n" + with_headers("")) == 400);
}

TEST_CASE("after which the connection ends") {
  const std::pair<const char*, bool> kHeaders[] = {
      {"", false},
      {"Connection: close\r\n", true},
      {"Connection: Keep-Alive, Close\r\n", true},
      {"Connection: keep-alive\r\n", false},
      {"Connection: closed\r\n", false},
      {"Content-Length: 0\r\n", false},
      {"Content-Length: 5\r\n", true},
      {"Transfer-Encoding: chunked\r\n", true},
  };
  for (const auto& [headers, close] : kHeaders) {
    CAPTURE(headers);
    CHECK(read(with_headers(headers)).close == close);
  }
  CHECK(read("GET / HTTP/1.0\r\n\r\n").close);
  CHECK_FALSE(read("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").close);
}

TEST_CASE("heads without end and with many headers") {
  CHECK(status_of(std::string(kMaxHeadBytes, 'x')) == 414);
  CHECK(status_of("GET / HTTP/1.1\r\nA: " + std::string(kMaxHeadBytes, 'x')) == 431);
  std::string headers;
  for (std::size_t i = 1; i < kMaxHeaderFields; ++i) headers += "A: x\r\n";
  CHECK(status_of(with_headers(headers)) == 200);
  CHECK(status_of(with_headers(headers + "A: x\r\n")) == 431);
}

TEST_CASE("where a head ends, in whatever pieces it comes") {
  const std::string kHeads[] = {"GET / HTTP/1.1\r\nA: b\r\n\r\n", "GET /\n\n", "GET /\r\n\n",
                                "\r\nGET / HTTP/1.1\r\n\r\n", "a\n\r\n"};
  for (const std::string& head : kHeads) {
    CAPTURE(head);
    CHECK(find_head_end(head + "more\r\n\r\n") == head.size());
    for (std::size_t seen = 0; seen < head.size(); ++seen) {
      CHECK(find_head_end(std::string_view(head).substr(0, seen)) == std::string::npos);
      CHECK(find_head_end(head, seen) == head.size());
    }
  }
}

}  // namespace
}  // namespace nachlese
