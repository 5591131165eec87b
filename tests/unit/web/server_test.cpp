#include "web/server.hpp"

#include <httplib.h>

#include <chrono>
#include <thread>

#include "core/base/error.hpp"
#include "tests/catch.hpp"
#include "web/serve.hpp"

namespace nachlese {
namespace {

// A server on a free port of the loopback, for the life of the object.
struct RunningServer {
  explicit RunningServer(RespondFunction respond) : server(std::move(respond)), port(server.bind("127.0.0.1", 0)) {
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
  return {200,
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
  Server second(echo);
  CHECK_THROWS_AS(second.bind("127.0.0.1", running.port), Error);
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
