// The server's answers to requests that no browser sends, checked byte by byte.
#include <signal.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "tests/catch.hpp"
#include "tests/integration/http_raw_requests.hpp"
#include "tests/integration/http_raw_server.hpp"

namespace nachlese::test {
namespace {

using namespace std::chrono_literals;

constexpr int kRefusals[] = {400, 408, 413, 414, 417, 431, 501, 505};

bool is_refusal(const RawAnswer& answer) {
  return std::ranges::find(kRefusals, answer.status) != std::end(kRefusals) &&
         answer.header("Cache-Control") == "no-store";
}

void check_headers(const RawAnswer& answer) {
  CHECK(answer.header("Content-Security-Policy").starts_with("default-src 'none'"));
  CHECK(answer.header("X-Content-Type-Options") == "nosniff");
  CHECK(answer.header("Referrer-Policy") == "same-origin");
  CHECK(answer.header("Accept-Ranges").empty());
  CHECK(answer.header("Content-Range").empty());
}

// The body must be that of /healthz, a problem document, or a whole page, list or feed.
void check_body(const RawAnswer& answer) {
  const std::string type = answer.header("Content-Type");
  const std::string& body = answer.body;
  if (type == "application/problem+json") {
    CHECK(nlohmann::json::parse(body).at("status") == answer.status);
  } else if (type == "application/json") {
    CHECK(nlohmann::json::accept(body));
  } else if (type.starts_with("text/html") && answer.header("Content-Encoding").empty()) {
    CHECK(body.starts_with("<!doctype html>"));
    CHECK(body.substr(body.size() - 8).find("</html>") != std::string::npos);
  } else if (type.starts_with("application/jsonl")) {
    CHECK(body.ends_with('\n'));
  } else {
    CHECK(answer.header("Content-Encoding") == "gzip");
  }
}

void check(const RawServer& server, const RawRequest& request) {
  const std::string asked = request.bytes.substr(0, 300);
  CAPTURE(asked, request.bytes.size());
  RawClient client(server.port());
  client.send(request.bytes);
  client.end_sending();
  const std::string sent = client.receive(10s);
  const std::string answered = sent.substr(0, 1000);
  CAPTURE(answered);
  REQUIRE(client.closed());
  CHECK_FALSE(client.reset());
  std::string_view rest = sent;
  std::vector<int> statuses;
  while (!rest.empty()) {
    const RawAnswer answer = take_answer(rest);
    statuses.push_back(answer.status);
    check_headers(answer);
    check_body(answer);
    if (is_refusal(answer)) {
      CHECK(answer.header("Connection") == "close");
      CHECK(rest.empty());
    }
  }
  CHECK(statuses == request.statuses);
}

TEST_CASE("malformed requests are answered with what they deserve, and nothing else") {
  RawServer server({"--threads", "2"});
  REQUIRE(server.is_alive());
  const auto requests = malformed_requests();
  CHECK(requests.size() >= 300);
  for (const RawRequest& request : requests) check(server, request);
  CHECK(server.is_alive());
  server.process().kill(SIGTERM);
  CHECK(server.process().wait() == 0);
}

TEST_CASE("a refused client that goes on sending is let go all the same") {
  RawServer server;
  REQUIRE(server.is_alive());
  const std::string kBytes[] = {
      "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n",
      raw_get("/", "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n"), raw_get("/", "A: x\n")};
  for (const std::string& bytes : kBytes) {
    CAPTURE(bytes);
    RawClient client(server.port());
    client.send(bytes + raw_get("/?q=smuggled"));
    const std::string sent = client.receive(4s);  // not half closed
    CHECK(client.closed());
    std::string_view rest = sent;
    CHECK(is_refusal(take_answer(rest)));
    CHECK(rest.empty());
  }
  RawClient slow(server.port());
  slow.send("GET / HTTP/1.1\r\nHo");
  const std::string sent = slow.receive(8s);
  std::string_view rest = sent;
  CHECK(take_answer(rest).status == 408);
  CHECK(slow.closed());
  CHECK(server.is_alive());
}

TEST_CASE("headers without end cost no memory") {
  RawServer server;
  REQUIRE(server.is_alive());
  const std::size_t before = server.memory();
  std::vector<std::thread> clients;
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&] {
      RawClient client(server.port());
      client.send("GET / HTTP/1.1\r\nHost: a\r\nX: ");
      const std::string megabyte(1U << 20U, 'x');
      for (int sent = 0; sent < 16 && client.send(megabyte) == megabyte.size(); ++sent) {
      }
    });
  }
  for (std::thread& client : clients) client.join();
  CHECK(server.is_alive());
  CHECK(server.memory() < before + 20);
}

}  // namespace
}  // namespace nachlese::test
