// The server under exports, hang-ups and signals.
#include <signal.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <thread>
#include <vector>

#include "tests/catch.hpp"
#include "tests/integration/http_raw_server.hpp"

namespace nachlese::test {
namespace {

using namespace std::chrono_literals;

const std::string kExport = raw_get("/api/v1/export?q=Hochwasser", "Connection: close\r\n");

void in_parallel(int count, const std::function<void(int)>& job) {
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i) threads.emplace_back(job, i);
  for (std::thread& thread : threads) thread.join();
}

TEST_CASE("parallel exports are complete or refused before they begin") {
  RawServer server({"--threads", "2"});
  REQUIRE(server.is_alive());
  std::vector<std::string> sent(31);
  in_parallel(31, [&](int i) {
    sent[static_cast<std::size_t>(i)] = raw_exchange(server.port(), kExport, 60s);
  });
  int whole = 0;
  for (const std::string& bytes : sent) {
    std::string_view rest = bytes;
    const RawAnswer answer = take_answer(rest);
    if (answer.status == 200) {
      ++whole;
      CHECK(std::ranges::count(answer.body, '\n') == kServedArticles);
    } else {
      CHECK(answer.status == 503);
      CHECK(answer.header("Retry-After") == "5");
    }
  }
  CHECK(whole > 0);
  CHECK(server.is_alive());
}

TEST_CASE("exports that hang up end nothing, and leave their places to others") {
  RawServer server({"--threads", "2"});
  REQUIRE(server.is_alive());
  in_parallel(10, [&](int i) {
    for (int n = 0; n < 30; ++n) {
      RawClient client(server.port(), 4096);
      client.send(kExport);
      if ((n + i) % 3 != 0)
        static_cast<void>(client.receive(200ms, static_cast<std::size_t>(n) * 100 + 1));
    }
  });
  RawAnswer answer;
  for (int tries = 0; tries < 100 && answer.status != 200; ++tries) {
    const std::string sent = raw_exchange(server.port(), kExport, 60s);
    std::string_view rest = sent;
    answer = take_answer(rest);
    if (answer.status != 200) std::this_thread::sleep_for(200ms);
  }
  CHECK(std::ranges::count(answer.body, '\n') == kServedArticles);
  CHECK(server.is_alive());
}

TEST_CASE("searches go on while exports do") {
  RawServer server({"--threads", "2", "--cache", "0"});
  REQUIRE(server.is_alive());
  std::atomic<bool> ends{false};
  std::vector<std::thread> exports;
  for (int i = 0; i < 24; ++i) {
    exports.emplace_back([&] {
      while (!ends) {
        static_cast<void>(raw_exchange(server.port(), kExport, 60s));
        std::this_thread::sleep_for(10ms);
      }
    });
  }
  int found = 0;
  for (int i = 0; i < 20; ++i) {
    const std::string sent =
        raw_exchange(server.port(), raw_get("/api/v1/search?q=Stadtrat&limit=1"), 5s);
    std::string_view rest = sent;
    if (take_answer(rest).status == 200) ++found;
  }
  ends = true;
  for (std::thread& thread : exports) thread.join();
  CHECK(found == 20);
}

TEST_CASE("SIGTERM lets the answers at hand be whole") {
  for (int round = 0; round < 5; ++round) {
    RawServer server({"--threads", "2", "--cache", "0"});
    REQUIRE(server.is_alive());
    std::atomic<bool> ends{false};
    std::atomic<int> answers{0};
    std::atomic<int> cut{0};
    std::vector<std::thread> clients;
    for (int i = 0; i < 12; ++i) {
      clients.emplace_back([&, i] {
        while (!ends) {
          std::string sent;
          try {
            RawClient client(server.port(), 4096);
            client.send(i % 4 == 0 ? kExport
                                   : raw_get("/?q=Hochwasser&limit=100", "Connection: close\r\n"));
            sent = client.receive(30s);
          } catch (const std::runtime_error&) {
            return;  // it no longer listens
          }
          if (sent.empty()) return;  // no longer admitted
          try {
            std::string_view rest = sent;
            static_cast<void>(take_answer(rest));
            ++answers;
          } catch (const std::runtime_error&) {
            ++cut;
          }
        }
      });
    }
    while (answers < 12) std::this_thread::sleep_for(1ms);
    server.process().kill(SIGTERM);
    CHECK(server.process().wait() == 0);
    ends = true;
    for (std::thread& client : clients) client.join();
    CHECK(cut == 0);
  }
}

}  // namespace
}  // namespace nachlese::test
