#include "web/http/server.hpp"

#include <httplib.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <utility>

#include "core/base/error.hpp"
#include "tests/catch.hpp"
#include "tests/raw_http.hpp"
#include "web/app/routes.hpp"
#include "web/http/listen_address.hpp"

namespace nachlese {

using namespace nachlese::web;
namespace {

// A server on a free port of the loopback interface, for the lifetime of the object.
struct RunningServer {
  explicit RunningServer(RespondFunction respond)
      : server(std::move(respond), refuse_request), port(server.bind("127.0.0.1", 0)) {
    thread = std::thread([this] { server.run(); });
  }
  ~RunningServer() {
    server.stop();
    thread.join();
  }

  Server server;
  int port;
  std::thread thread;
};

Response echo(const Request& request) {
  return {
      200,
      "text/plain; charset=utf-8",
      request.method + " " + request.path + " " + std::string(request.parameter("q").value_or("-")),
      {}};
}

TEST_CASE("over a real socket") {
  RunningServer running(echo);
  httplib::Client client("127.0.0.1", running.port);
  const auto answer = client.Get("/a%20b?q=%C3%BC%20x");
  REQUIRE(answer);
  CHECK(answer->status == 200);
  CHECK(answer->body == "GET /a b ü x");
  CHECK(answer->get_header_value("Content-Type") == "text/plain; charset=utf-8");

  const auto head = client.Head("/x");
  REQUIRE(head);
  CHECK(head->body.empty());
  CHECK(head->get_header_value("Content-Length") == "9");

  const auto post = client.Post("/x", "body", "text/plain");
  REQUIRE(post);
  CHECK(post->body == "POST /x -");
  CHECK(post->get_header_value("Connection") == "close");
}

TEST_CASE("who asks for a head alone gets no body, even where the request is refused") {
  RunningServer running(echo);
  for (const char* request : {"HEAD / HTTP/1.1\r\nHost: <x>\r\n\r\n", "HEAD / HTTP/1.1\r\n\r\n"}) {
    test::RawClient client(running.port);
    client.send(request);
    const std::string answer = client.receive(std::chrono::seconds(5));
    INFO(request << answer);
    CHECK(answer.starts_with("HTTP/1.1 400 "));
    CHECK(answer.find("\r\n\r\n") == answer.size() - 4);
  }
}

TEST_CASE("an answer in parts, and one that breaks off") {
  int parts = 0;
  RunningServer running([&](const Request& request) {
    Response response{200, "text/plain", {}, {}};
    response.next_part = [&parts, breaks = request.path == "/breaks"] {
      if (breaks && parts == 2) throw std::runtime_error("broken on purpose");
      return ++parts <= 3 ? std::string(1'000, 'x') : std::string();
    };
    return response;
  });
  httplib::Client client("127.0.0.1", running.port);
  const auto whole = client.Get("/whole");
  REQUIRE(whole);
  CHECK(whole->body.size() == 3'000);
  parts = 0;
  CHECK_FALSE(client.Get("/breaks"));
}

TEST_CASE("connections that say nothing keep nobody waiting") {
  RunningServer running(echo);
  std::vector<std::unique_ptr<httplib::Client>> idle;
  for (int i = 0; i < 40; ++i) {
    idle.push_back(std::make_unique<httplib::Client>("127.0.0.1", running.port));
    idle.back()->set_keep_alive(true);
    REQUIRE(idle.back()->Get("/idle"));  // its thread now waits for the next request
  }
  httplib::Client client("127.0.0.1", running.port);
  client.set_read_timeout(2);
  CHECK(client.Get("/x"));
}

TEST_CASE("stopping does not wait for connections that say nothing") {
  std::unique_ptr<httplib::Client> client;
  const auto begin = std::chrono::steady_clock::now();
  {
    RunningServer running(echo);
    client = std::make_unique<httplib::Client>("127.0.0.1", running.port);
    client->set_keep_alive(true);
    REQUIRE(client->Get("/idle"));
  }
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(3));
}

TEST_CASE("a port that is taken is refused") {
  RunningServer running(echo);
  Server second(echo, refuse_request);
  CHECK_THROWS_AS(second.bind("127.0.0.1", running.port), Error);
}

// A body followed by memory that must not leave the server.
constexpr std::string_view kCanary = "CANARY-CANARY-CANARY";
Response with_canary(const Request& request) {
  Response response{200, "text/plain", "fifteen letters", {}};
  const std::size_t size = response.body.size();
  response.body.reserve(200'000);
  while (response.body.size() < 190'000) response.body += kCanary;
  response.body.resize(size);
  if (request.path == "/parts") {
    response.next_part = [body = std::move(response.body), done = false]() mutable {
      return std::exchange(done, true) ? std::string() : std::move(body);
    };
  }
  return response;
}

TEST_CASE("memory behind an answer stays where it is, whatever range is asked for") {
  RunningServer running(with_canary);
  const std::string kRanges[] = {"0-0",
                                 "5-",
                                 "-5",
                                 "1000-1100",
                                 "15-15",
                                 "15-",
                                 "14-20",
                                 "0-99999999",
                                 "-99999999",
                                 "0-18446744073709551615",
                                 "18446744073709551615-",
                                 "0-1,1000-1100",
                                 "0-,0-,0-",
                                 "9-1",
                                 "-0",
                                 "a-b",
                                 "",
                                 "0-9223372036854775807,-1",
                                 "1000-1100,2000-2100,100000-190000"};
  for (const std::string& range : kRanges) {
    for (const char* unit : {"bytes=", "bytes = ", "BYTES=", "items=", ""}) {
      for (const char* path : {"/", "/parts"}) {
        CAPTURE(range, unit, path);
        const std::string sent = test::raw_exchange(
            running.port, "GET " + std::string(path) +
                              " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nRange: " + unit +
                              range + "\r\n\r\n");
        CHECK(sent.find("CANARY") == std::string::npos);
        std::string_view rest = sent;
        const auto answer = test::take_answer(rest);
        CHECK(answer.status == 200);
        CHECK(answer.body == "fifteen letters");
        CHECK(rest.empty());
      }
    }
  }
}

TEST_CASE("headers without end are refused after 64 KiB") {
  RunningServer running(echo);
  test::RawClient client(running.port);
  const std::string kilobytes(16 * 1024, 'x');
  client.send("GET / HTTP/1.1\r\nHost: a\r\nX: ");
  for (int i = 0; i < 20; ++i) client.send(kilobytes);
  const std::string sent = client.receive(std::chrono::seconds(4));
  CHECK(client.closed());
  CHECK_FALSE(client.reset());
  std::string_view rest = sent;
  const auto answer = test::take_answer(rest);
  CHECK(answer.status == 431);
  CHECK_FALSE(answer.header("Content-Security-Policy").empty());
  CHECK(answer.header("Connection") == "close");
  CHECK(rest.empty());
}

TEST_CASE("whatever is thrown, it ends one answer and not the server") {
  RunningServer running([](const Request& request) -> Response {
    if (request.path == "/number") throw 5;
    if (request.path == "/error") throw std::runtime_error("on purpose");
    Response response{200, "text/plain", {}, {}};
    response.next_part = []() -> std::string { throw 5; };
    return response;
  });
  for (const char* path : {"/number", "/error"}) {
    const std::string sent = test::raw_exchange(
        running.port, "GET " + std::string(path) + " HTTP/1.1\r\nHost: a\r\n\r\n");
    std::string_view rest = sent;
    CHECK(test::take_answer(rest).status == 500);
  }
  const std::string sent =
      test::raw_exchange(running.port, "GET /parts HTTP/1.1\r\nHost: a\r\n\r\n");
  std::string_view rest = sent;
  CHECK_THROWS(test::take_answer(rest));  // breaks off
}

TEST_CASE("a client of HTTP/1.0 gets answers in parts up to the end of the connection") {
  RunningServer running(with_canary);
  const std::string sent =
      test::raw_exchange(running.port, "GET /parts HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  std::string_view rest = sent;
  const auto answer = test::take_answer(rest);
  CHECK(answer.header("Transfer-Encoding").empty());
  CHECK(answer.body == "fifteen letters");
}

TEST_CASE(
    "requests behind each other are answered one by one, up to the one that ends the connection") {
  RunningServer running(echo);
  const std::string one = "GET /one HTTP/1.1\r\nHost: a\r\n\r\n";
  const std::string sent = test::raw_exchange(
      running.port, one + "HEAD /two HTTP/1.1\r\nHost: a\r\n\r\n" +
                        "GET /three HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n" + one);
  std::string_view rest = sent;
  CHECK(test::take_answer(rest).body == "GET /one -");
  CHECK(test::take_answer(rest, true).header("Content-Length") == "11");
  const auto third = test::take_answer(rest);
  CHECK(third.body == "GET /three -");
  CHECK(third.header("Connection") == "close");
  CHECK(rest.empty());
}

TEST_CASE("stopping finishes what was asked before") {
  std::atomic<int> asked{0};
  std::string sent[2];
  std::vector<std::thread> clients;
  {
    RunningServer running([&](const Request& request) {
      ++asked;
      std::this_thread::sleep_for(
          std::chrono::milliseconds(300));  // the server is told to stop meanwhile
      Response response{200, "text/plain", std::string(3'000'000, 'x'), {}};
      if (request.path == "/parts") {
        response.next_part = [left = 20, part = std::string(150'000, 'x')]() mutable {
          return left-- > 0 ? part : std::string();
        };
      }
      return response;
    });
    for (const int i : {0, 1}) {
      clients.emplace_back([&, i] {
        test::RawClient client(running.port, 4096);
        client.send("GET " + std::string(i == 0 ? "/" : "/parts") + " HTTP/1.1\r\nHost: a\r\n\r\n");
        sent[i] = client.receive(std::chrono::seconds(1), 10'000);
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        sent[i] += client.receive(std::chrono::seconds(10));
      });
    }
    while (asked < 2) std::this_thread::yield();
  }
  for (std::thread& client : clients) client.join();
  for (const std::string& bytes : sent) {
    std::string_view rest = bytes;
    CHECK(test::take_answer(rest).body.size() == 3'000'000);
  }
}

TEST_CASE("addresses to listen on") {
  CHECK(parse_listen_address("127.0.0.1:8080").port == 8080);
  CHECK(parse_listen_address("localhost:0").host == "localhost");
  CHECK(parse_listen_address("[::1]:80").host == "::1");
  for (const char* bad : {"", "8080", ":8080", "x:", "x:y", "x:70000", "::1:80", "x:80 "}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(parse_listen_address(bad), Error);
  }
}

}  // namespace
}  // namespace nachlese
