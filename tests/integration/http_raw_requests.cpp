#include "tests/integration/http_raw_requests.hpp"

#include <utility>

#include "tests/integration/http_raw_server.hpp"

namespace nachlese::test {
namespace {

using namespace std::string_literals;
using Requests = std::vector<RawRequest>;

// Ranges are ignored: the whole answer comes.
void add_ranges(Requests& out) {
  const char* const kRanges[] = {"bytes=0-0",
                                 "bytes=0-",
                                 "bytes=-1",
                                 "bytes=1000-1100",
                                 "bytes=15-15",
                                 "bytes=14-16",
                                 "bytes=0-1,2-3",
                                 "bytes=0-,0-,0-,0-",
                                 "bytes=0-18446744073709551615",
                                 "bytes=18446744073709551615-",
                                 "bytes=-18446744073709551616",
                                 "bytes=9-1",
                                 "bytes=-0",
                                 "bytes=a-b",
                                 "bytes=",
                                 "bytes",
                                 "items=0-1",
                                 "bytes=0-1, 100000-200000",
                                 "bytes=1-0,0-1",
                                 "bytes=--1",
                                 "bytes=0x0-0x10",
                                 "bytes=9223372036854775807-9223372036854775808",
                                 "bytes= 0 - 1",
                                 "bytes=0-1;q=1"};
  for (const char* range : kRanges) {
    const std::string header = "Range: "s + range + "\r\n";
    out.push_back({raw_get("/healthz", header), {200}});
    out.push_back({raw_get("/?q=Hochwasser", header), {200}});
    out.push_back(
        {raw_get("/?q=Hochwasser", header + "Accept-Encoding: gzip\r\nIf-Range: \"x\"\r\n"),
         {200}});
    out.push_back({raw_get("/api/v1/search?q=Hochwasser&limit=2", header + header), {200}});
  }
  std::string many = "Range: bytes=0-1";
  for (int i = 0; i < 1'000; ++i) many += ",0-";
  out.push_back({raw_get("/?q=Hochwasser", many + "\r\n"), {200}});
}

void add_header_lines(Requests& out) {
  const std::pair<std::string, int> kLines[] = {
      {"Accept : x\r\n", 400},
      {"Accept\t: x\r\n", 400},
      {" Accept: x\r\n", 400},
      {"\tAccept: x\r\n", 400},
      {"Accept: x\r\n y: z\r\n", 400},
      {"Accept: x\r\n\ty\r\n", 400},
      {"Accept\r\n", 400},
      {":\r\n", 400},
      {": x\r\n", 400},
      {"A b: x\r\n", 400},
      {"A\"b: x\r\n", 400},
      {"A(b): x\r\n", 400},
      {"A\xFF: x\r\n", 400},
      {"A\0b: x\r\n"s, 400},
      {"A: x\0\r\n"s, 400},
      {"A: \x01\r\n", 400},
      {"A: \x1B[2J\r\n", 400},
      {"A: \x7F\r\n", 400},
      {"A: x\ry\r\n", 400},
      {"A: x\r\r\n", 400},
      {"A: x\nB: y\r\n", 400},
      {"A: x\n", 400},
      {"\nA: x\r\n", 400},
      {"A: x\r\n\n", 400},
      {"A: \xC3\xBC\r\n", 200},
      {"A:\r\n", 200},
      {"A:x\r\n", 200},
      {"A: x \t \r\n", 200},
      {"A::\r\n", 200},
      {"Expect: 200-ok\r\n", 417},
      {"Expect: 100-continue, x\r\n", 417},
      {"Expect: 100-continue\r\n", 200},
      {"TE: trailers\r\n", 200},
      {"Upgrade: websocket\r\nConnection: Upgrade\r\n", 200},
      {"Upgrade: h2c\r\nHTTP2-Settings: x\r\n", 200},
      {"Host: b.example\r\n", 400},
      {"host: a.example\r\n", 400},
      {"Host:\r\n", 400},
      {"If-None-Match: *\r\n", 200},
      {"If-Modified-Since: yesterday\r\n", 200},
      {"Cookie: " + std::string(9'000, 'x') + "\r\n", 200},
      {"A: " + std::string(70'000, 'x') + "\r\n", 431},
      {std::string(70'000, 'x') + ": x\r\n", 431},
      {"Accept-Language: " + std::string(5'000, ',') + "\r\n", 200},
      {"Accept-Encoding: gzip;q=nan, zstd;q=-1\r\n", 200},
      {"Authorization: Basic ====\r\n", 200},
      {"X-Forwarded-For: \"><script>\r\n", 200},
      {"X-Forwarded-Proto: javascript\r\n", 200}};
  for (const auto& [line, status] : kLines) out.push_back({raw_get("/healthz", line), {status}});
  std::string many;
  for (int i = 0; i < 5'000; ++i) many += "A: x\r\n";
  out.push_back({raw_get("/healthz", many), {431}});
  for (const char* host :
       {"a b", "a/b", "a?b", "a#b", "a@b", "a,b", "\xC3\xBC", "a\\b", "<script>", "a\tb"}) {
    const int status = host == "a,b"s ? 200 : 400;
    out.push_back({"GET /healthz HTTP/1.1\r\nHost: "s + host + "\r\n\r\n", {status}});
  }
  for (const char* host : {"", "a", "a:1", "[::1]:80", "a..b", "A_b", "%31"})
    out.push_back({"GET /healthz HTTP/1.1\r\nHost: "s + host + "\r\n\r\n", {200}});
}

void add_request_lines(Requests& out) {
  const std::pair<std::string, int> kLines[] = {
      {"GET /healthz", 400},
      {"GET /healthz ", 400},
      {"GET", 400},
      {"", 400},
      {" ", 400},
      {"GET /healthz HTTP/1.1 x", 400},
      {"GET  /healthz HTTP/1.1", 400},
      {"GET\t/healthz\tHTTP/1.1", 400},
      {" GET /healthz HTTP/1.1", 400},
      {"GET /healthz HTTP/1.1 ", 400},
      {"GET /healthz http/1.1", 400},
      {"GET /healthz HTTP/1", 400},
      {"GET /healthz HTTP/1.", 400},
      {"GET /healthz HTTP/1.10", 400},
      {"GET /healthz HTTP/11", 400},
      {"GET /healthz HTTP/-1.1", 400},
      {"GET /healthz HTTP/1,1", 400},
      {"GET /healthz XTTP/1.1", 400},
      {"GET /healthz HTTP/0.9", 505},
      {"GET /healthz HTTP/2.0", 505},
      {"GET /healthz HTTP/3.0", 505},
      {"GET /healthz HTTP/9.9", 505},
      {"GET /healthz HTTP/1.2", 200},
      {"GET /healthz HTTP/1.0", 200},
      {"PRI * HTTP/2.0", 505},
      {"get /healthz HTTP/1.1", 501},
      {"Get /healthz HTTP/1.1", 501},
      {"GETX /healthz HTTP/1.1", 501},
      {"PROPFIND / HTTP/1.1", 501},
      {std::string(1'000, 'A') + " / HTTP/1.1", 501},
      {"G\0T / HTTP/1.1"s, 400},
      {"G@T / HTTP/1.1", 400},
      {"\x16\x03\x01 / HTTP/1.1", 400},
      {"POST /healthz HTTP/1.1", 405},
      {"PUT / HTTP/1.1", 405},
      {"DELETE / HTTP/1.1", 405},
      {"PATCH / HTTP/1.1", 405},
      {"TRACE / HTTP/1.1", 405},
      {"OPTIONS / HTTP/1.1", 405},
      {"OPTIONS * HTTP/1.1", 404},
      {"CONNECT a:443 HTTP/1.1", 400},
      {"GET * HTTP/1.1", 400},
      {"GET healthz HTTP/1.1", 400},
      {"GET a.example/healthz HTTP/1.1", 400},
      {"GET ftp://a/healthz HTTP/1.1", 400},
      {"GET http:///healthz HTTP/1.1", 400},
      {"GET http://a.example/healthz HTTP/1.1", 200},
      {"GET https://b.example/healthz HTTP/1.1", 200},
      {"GET HTTP://a.example/healthz HTTP/1.1", 200},
      {"GET //healthz HTTP/1.1", 404},
      {"GET /../healthz HTTP/1.1", 404},
      {"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1", 404},
      {"GET /static/..%2f..%2fetc%2fpasswd HTTP/1.1", 404},
      {"GET /healthz%00 HTTP/1.1", 404},
      {"GET /%zz HTTP/1.1", 404},
      {"GET /% HTTP/1.1", 404},
      {"GET /\xC3\xBC HTTP/1.1", 404},
      {"GET /\xFF\xFE HTTP/1.1", 404},
      {"GET /healthz#x HTTP/1.1", 400},
      {"GET /healthz\x01 HTTP/1.1", 400},
      {"GET /health\0z HTTP/1.1"s, 400},
      {"GET /\x7F HTTP/1.1", 400},
      {"GET /healthz?\x0B HTTP/1.1", 400},
      {"GET /" + std::string(8'191, 'x') + " HTTP/1.1", 404},
      {"GET /" + std::string(8'192, 'x') + " HTTP/1.1", 414},
      {"GET /?q=" + std::string(60'000, 'x') + " HTTP/1.1", 414},
      {std::string(80'000, 'x'), 414}};
  for (const auto& [line, status] : kLines)
    out.push_back({line + "\r\nHost: a.example\r\n\r\n", {status}});
  for (const char* end : {"\n", "\r", "\n\r", "\r\r\n", "\r\n\r"})
    out.push_back({"GET /healthz HTTP/1.1"s + end + "Host: a\r\n\r\n", {400}});
  out.push_back({"GET /healthz HTTP/1.1\r\n\r\n", {400}});
  out.push_back({"GET /healthz HTTP/1.0\r\n\r\n", {200}});
  out.push_back({"\r\n" + raw_get("/healthz"), {200}});
  out.push_back({"\r\n\r\n" + raw_get("/healthz"), {400}});
  out.push_back({"\n" + raw_get("/healthz"), {400}});
}

// Where one reader sees one request and another sees two, the server answers once and closes.
void add_lengths(Requests& out) {
  const std::string inner = raw_get("/api/v1/search?q=smuggled");
  const std::pair<std::string, int> kHeaders[] = {
      {"Content-Length: 5\r\nContent-Length: 5\r\n", 400},
      {"Content-Length: 0\r\nContent-Length: 60\r\n", 400},
      {"Content-Length: 5, 5\r\n", 400},
      {"Content-Length: 5 5\r\n", 400},
      {"Content-Length: +5\r\n", 400},
      {"Content-Length: -5\r\n", 400},
      {"Content-Length: 0x5\r\n", 400},
      {"Content-Length: 5.0\r\n", 400},
      {"Content-Length: 5e0\r\n", 400},
      {"Content-Length: %35\r\n", 400},
      {"Content-Length: \"5\"\r\n", 400},
      {"Content-Length:\r\n", 400},
      {"Content-Length: \xC2\xB2\r\n", 400},
      {"Content-Length: nan\r\n", 400},
      {"Content-Length : 5\r\n", 400},
      {"Content-Length: 5;x\r\n", 400},
      {"content-length: 5\r\nCONTENT-LENGTH: 6\r\n", 400},
      {"Content-Length: 65537\r\n", 413},
      {"Content-Length: 99999999999\r\n", 413},
      {"Content-Length: 18446744073709551615\r\n", 413},
      {"Content-Length: 18446744073709551621\r\n", 413},
      {"Content-Length: " + std::string(500, '9') + "\r\n", 413},
      {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", 400},
      {"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", 400},
      {"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", 400},
      {"Transfer-Encoding: chunked, identity\r\n", 501},
      {"Transfer-Encoding: identity\r\n", 501},
      {"Transfer-Encoding: gzip\r\n", 501},
      {"Transfer-Encoding: xchunked\r\n", 501},
      {"Transfer-Encoding: \"chunked\"\r\n", 501},
      {"Transfer-Encoding: chunked;x=y\r\n", 501},
      {"Transfer-Encoding:\r\n", 501},
      {"Transfer-Encoding : chunked\r\n", 400},
      {"Transfer-Encoding:\x0B"
       "chunked\r\n",
       400},
      {"X: y\nTransfer-Encoding: chunked\r\n", 400},
      {"Transfer-Encoding: chunked\r\n", 200},
      {"Transfer-Encoding: CHUNKED\r\n", 200},
      {"Content-Length: 5\r\n", 200},
      {"Content-Length: 65536\r\n", 200},
      {"Content-Length: 0005\r\n", 200},
      {"Expect: 100-continue\r\nContent-Length: 5\r\n", 200}};
  for (const auto& [headers, status] : kHeaders) {
    out.push_back({raw_get("/healthz", headers) + inner, {status}});
    out.push_back({raw_get("/healthz", headers) + "0\r\n\r\n" + inner, {status}});
  }
  out.push_back({"GET /healthz HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", {400}});
  out.push_back({"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc" + inner, {405}});
  out.push_back(
      {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n" +
           inner,
       {405}});
  out.push_back(
      {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n" + std::string(60'000, 'x'),
       {405}});
}

void add_pipelines(Requests& out) {
  const std::string health = raw_get("/healthz");
  out.push_back({health + health + health, {200, 200, 200}});
  out.push_back({raw_get("/healthz", "Content-Length: 0\r\n") + health, {200, 200}});
  out.push_back({health + "BREW / HTTP/1.1\r\nHost: a\r\n\r\n" + health, {200, 501}});
  out.push_back({raw_get("/healthz", "Connection: close\r\n") + health, {200}});
  out.push_back({"GET /healthz HTTP/1.0\r\n\r\n" + health, {200}});
  out.push_back({"GET /healthz HTTP/1.0\r\nConnection: keep-alive\r\n\r\n" + health, {200, 200}});
  out.push_back({raw_get("/nope") + health, {404, 200}});
  out.push_back({health + "\r\n" + health, {200, 200}});
  out.push_back({health + "garbage", {200, 400}});
  std::string many;
  for (int i = 0; i < 100; ++i) many += health;
  out.push_back({many, std::vector<int>(100, 200)});
}

// Requests that end in the middle.
void add_truncated(Requests& out) {
  const std::string whole = raw_get("/healthz", "Accept: text/html\r\n");
  for (std::size_t length = 1; length < whole.size(); length += 3)
    out.push_back({whole.substr(0, length), {400}});
  out.push_back({whole.substr(0, whole.size() - 1), {400}});
  out.push_back({whole.substr(0, whole.size() - 2), {400}});
  out.push_back({std::string(100, '\0'), {400}});
  out.push_back({std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xFC\x03\x03", 11), {400}});
  out.push_back({"", {}});
}

void add_numbers(Requests& out) {
  for (const char* value : {"-1", "0", "101", "18446744073709551615", "18446744073709551616", "1e3",
                            "nan", "inf", "0x10", "1.5", "%2B1", "+1", "1%00", "%20",
                            "99999999999999999999999999", "-0", "\xD9\xA3"}) {
    out.push_back({raw_get("/api/v1/search?limit="s + value), {400}});
    out.push_back({raw_get("/?q=x&limit="s + value), {200}});  // a note beside the answer
    const bool is_offset = value == "0"s || value == "101"s;
    out.push_back({raw_get("/api/v1/export?offset="s + value), {is_offset ? 200 : 400}});
  }
  for (const char* address :
       {"/api/v1/suggest?q=a&limit=-1", "/api/v1/similar?id=a0&limit=-1",
        "/api/v1/facets?limit=1000000", "/feed.atom?limit=0", "/api/v1/timeline?step=-1",
        "/api/v1/facets?facets=2", "/api/v1/search?from=2018-13", "/api/v1/search?to=nan"})
    out.push_back({raw_get(address), {400}});
  for (const char* address :
       {"/?offset=10001", "/?from=99999", "/?from=0000-00-00", "/?from=2018-13", "/?to=2018-02-30",
        "/?from=2019&to=2018", "/?from=-1", "/?to=nan", "/?versions=-1", "/?recency=1e9"})
    out.push_back({raw_get(address), {200}});
}

}  // namespace

std::vector<RawRequest> malformed_requests() {
  Requests out;
  for (const auto add : {add_ranges, add_header_lines, add_request_lines, add_lengths,
                         add_pipelines, add_truncated, add_numbers})
    add(out);
  return out;
}

}  // namespace nachlese::test
