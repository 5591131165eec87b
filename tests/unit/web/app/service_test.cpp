#include "web/app/service.hpp"

#include <sys/stat.h>
#include "searcher/api/response.hpp"
#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"
#include "tests/unit/web/fake_backend.hpp"
#include "web/app/routes.hpp"
#include "web/app/searcher_pool.hpp"

namespace nachlese {

using namespace nachlese::search;
using namespace nachlese::web;
namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

Response ask(Service& service, std::string_view target, Headers headers = {},
             std::string client = "127.0.0.1") {
  Request request = make_request("GET", target, std::move(headers));
  request.client = std::move(client);
  return service.respond(std::move(request));
}

TEST_CASE("an answer is kept until the archive changes") {
  FakeBackend backend;
  Service service(backend, {});
  const Response first = ask(service, "/?q=x");
  const Response second = ask(service, "/?q=x");
  CHECK(backend.searches == 1);
  CHECK(second.body == first.body);
  CHECK(second.headers == first.headers);
  CHECK(ask(service, "/?q=x", {{"If-None-Match", std::string(first.header("ETag"))}}).status ==
        304);
  CHECK(backend.searches == 1);
  static_cast<void>(ask(service, "/?q=x", {{"Accept-Language", "en"}}));
  CHECK(backend.searches == 2);
  static_cast<void>(ask(service, "/?q=x", {{"Host", "other.example"}}));
  CHECK(backend.searches == 3);
  backend.tag = "2";
  static_cast<void>(ask(service, "/?q=x"));
  CHECK(backend.searches == 4);
}

TEST_CASE("failures are not kept") {
  FakeBackend backend;
  Service service(backend, {});
  backend.before = [] { throw Error(ErrorCode::archive, "away"); };
  CHECK(ask(service, "/?q=x").status == 503);
  backend.before = [] { throw Overloaded(); };
  CHECK(contains(get(backend, "/api/v1/search").body, "overloaded"));
  CHECK(get(backend, "/api/v1/search").header("Retry-After") == "5");
  backend.before = [] {};
  CHECK(ask(service, "/?q=x").status == 200);
}

TEST_CASE("the cache is bounded, and forgets what was not asked for longest") {
  ResponseCache cache(40'000);
  const Response response{200, "text/html", std::string(1'000, 'x'), {}};
  for (int i = 0; i < 100; ++i) {
    cache.keep(std::to_string(i), response);
    CHECK(cache.find("0"));  // used all the time
  }
  CHECK(cache.figures().bytes <= 40'000);
  CHECK(cache.figures().entries > 10);
  CHECK(cache.find("99"));
  CHECK_FALSE(cache.find("1"));
  cache.keep("large", {200, "text/html", std::string(10'000, 'x'), {}});
  CHECK_FALSE(cache.find("large"));
}

TEST_CASE("long texts are compressed for those who can read it") {
  FakeBackend backend;
  Service service(backend, {});
  const Response plain = ask(service, "/?q=x");
  CHECK(plain.header("Content-Encoding").empty());
  const Response gzip = ask(service, "/?q=x", {{"Accept-Encoding", "gzip, br"}});
  CHECK(gzip.header("Content-Encoding") == "gzip");
  CHECK(gzip.body.substr(0, 2) == "\x1F\x8B");
  CHECK(gzip.body.size() < plain.body.size() / 2);
  CHECK(ask(service, "/?q=x", {{"Accept-Encoding", "zstd"}}).body.substr(0, 4) ==
        "\x28\xB5\x2F\xFD");
  CHECK(ask(service, "/?q=x").body == plain.body);
}

TEST_CASE("with a token, nobody comes in without it") {
  FakeBackend backend;
  ServiceOptions options;
  options.token = "0123456789abcdef";
  Service service(backend, options);
  for (const char* target : {"/", "/api/v1/search", "/metrics", "/static/x", "/nope", "/readyz"}) {
    CAPTURE(target);
    const Response response = ask(service, target);
    CHECK(response.status == 401);
    CHECK(contains(response.header("WWW-Authenticate"), "Basic"));
    CHECK_FALSE(response.header("Content-Security-Policy").empty());
  }
  CHECK(ask(service, "/healthz").status == 200);
  const auto with = [&](const char* value) {
    return ask(service, "/", {{"Authorization", value}}).status;
  };
  CHECK(with("Bearer 0123456789abcdef") == 200);
  CHECK(with("Basic d2VyOjAxMjM0NTY3ODlhYmNkZWY=") == 200);  // wer:0123456789abcdef
  CHECK(with("Basic OjAxMjM0NTY3ODlhYmNkZWY=") == 200);      // no user
  CHECK(with("Bearer 0123456789abcdeF") == 401);
  CHECK(with("Bearer ") == 401);
  CHECK(with("Basic MDEyMzQ1Njc4OWFiY2RlZg==") == 401);  // no colon
  CHECK(with("Basic !") == 401);
}

TEST_CASE("a client takes no more than its share") {
  ClientLimit limit(2);
  const ClientLimit::Turn first(limit, "192.0.2.1");
  {
    const ClientLimit::Turn second(limit, "192.0.2.1");
    const ClientLimit::Turn third(limit, "192.0.2.1");
    CHECK(first.granted());
    CHECK(second.granted());
    CHECK_FALSE(third.granted());
    CHECK(ClientLimit::Turn(limit, "192.0.2.2").granted());
  }
  CHECK(ClientLimit::Turn(limit, "192.0.2.1").granted());
  const ClientLimit::Turn local[] = {
      {limit, "127.0.0.1"}, {limit, "127.0.0.1"}, {limit, "127.0.0.1"}};
  for (const auto& turn : local) CHECK(turn.granted());
}

TEST_CASE("who tries tokens is not listened to for a while") {
  FakeBackend backend;
  ServiceOptions options;
  options.token = "0123456789abcdef";
  Service service(backend, options);
  const auto with = [&](const char* token, const char* client) {
    return ask(service, "/", {{"Authorization", "Bearer " + std::string(token)}}, client).status;
  };
  for (int i = 0; i < 10; ++i) CHECK(with("wrong", "192.0.2.1") == 401);
  CHECK(with("wrong", "192.0.2.1") == 429);
  CHECK(with("0123456789abcdef", "192.0.2.1") == 429);
  CHECK(ask(service, "/healthz", {}, "192.0.2.1").status == 200);
  CHECK(with("0123456789abcdef", "192.0.2.2") == 200);
  for (int i = 0; i < 20; ++i)
    // a browser before it asks for the token
    CHECK(ask(service, "/", {}, "192.0.2.3").status == 401);
  for (int i = 0; i < 10; ++i) CHECK(with("wrong", "127.0.0.1") == 401);
  CHECK(with("wrong", "127.0.0.1") == 429);
  CHECK(with("0123456789abcdef", "127.0.0.1") == 200);  // another client behind the same proxy
}

TEST_CASE("the brake on tokens lets go, and has an end to its memory") {
  TokenBrake brake;
  const auto now = TokenBrake::Clock::now();
  for (int i = 0; i < 10; ++i) brake.count("2001:db8:0:1::" + std::to_string(i), now);
  CHECK(brake.holds("2001:db8:0:1:ffff::1", now));  // one network
  CHECK_FALSE(brake.holds("2001:db8:0:2::1", now));
  CHECK_FALSE(brake.holds("2001:db8:0:1::1", now + std::chrono::seconds(61)));
  for (int i = 0; i < 5'000; ++i) brake.count("client " + std::to_string(i), now);
  CHECK(brake.holds("client 4999", now));  // counted together with others that did not fit
  CHECK_FALSE(brake.holds("client 1", now));
}

TEST_CASE("so many exports are admitted as can go on, and each leaves its place") {
  SearcherPool pool("/nowhere", {}, 4);
  std::vector<std::shared_ptr<void>> places;
  for (int i = 0; i < 16; ++i)
    places.push_back(pool.admit_export());  // half of the searchers, eight on each
  CHECK_THROWS_AS(pool.admit_export(), Overloaded);
  places.pop_back();
  CHECK(pool.admit_export());
}

TEST_CASE("whatever a backend throws becomes an answer") {
  FakeBackend backend;
  Service service(backend, {});
  backend.before = [] { throw 5; };
  CHECK(ask(service, "/?q=x").status == 500);
  CHECK(ask(service, "/api/v1/export?q=x").status == 500);
  backend.before = [] { throw Overloaded(); };
  CHECK(ask(service, "/?q=x").status == 503);
  CHECK(contains(ask(service, "/metrics").body, "nachlese_requests_in_flight 1\n"));
}

TEST_CASE("what is refused has the security headers, too") {
  FakeBackend backend;
  ServiceOptions options;
  options.cors_origin = "*";
  Service service(backend, options);
  Request request = make_request("OPTIONS", "/api/v1/search");
  CHECK_FALSE(service.respond(std::move(request)).header("Content-Security-Policy").empty());
}

TEST_CASE("a new access log is nothing for everyone on the machine") {
  const test::TempFolder folder;
  const auto file = folder.path() / "access.log";
  const mode_t before = ::umask(0);
  const AccessLog log(file, false);
  ::umask(before);
  CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::all) ==
        std::filesystem::perms(0640));
}

TEST_CASE("the client behind a proxy that adds a header of its own") {
  Request request =
      make_request("GET", "/", {{"X-Forwarded-For", "6.6.6.6"}, {"x-forwarded-for", "192.0.2.1"}});
  CHECK(client_of(request, true) == "192.0.2.1");
  request.headers.emplace_back("X-Forwarded-For", std::string(1'000, 'x'));
  CHECK(client_of(request, true).size() <= 64);
}

TEST_CASE("the client behind a proxy") {
  Request request = make_request("GET", "/", {{"X-Forwarded-For", "6.6.6.6, 192.0.2.1"}});
  request.client = "127.0.0.1";
  CHECK(client_of(request, false) == "127.0.0.1");
  CHECK(client_of(request, true) == "192.0.2.1");
}

TEST_CASE("links stand behind the base path, texts stay what they are") {
  FakeBackend backend;
  backend.response.total = 1;
  Hit hit = hostile_hit();
  hit.title = R"(x href="/y" z)";
  hit.title_html.clear();
  backend.response.hits = {hit};
  ServiceOptions options;
  options.base_path = "/archiv";
  Service service(backend, options);
  const std::string page = ask(service, "/archiv/?q=x").body;
  CHECK(contains(page, R"(href="/archiv/article?id=)"));
  CHECK(contains(page, R"(action="/archiv/")"));
  CHECK(contains(page, R"(src="/archiv/static/)"));
  CHECK_FALSE(contains(page, R"(href="/article)"));
  CHECK(contains(page, "x href=&quot;/y&quot; z"));
  CHECK(ask(service, "/archiv").status == 200);
  CHECK(ask(service, "/archivar").status == 404);
}

TEST_CASE("a line in the log") {
  Request request = make_request("GET", "/a\"b\n?q=geheim");
  request.client = "192.0.2.1";
  const Response response{200, "text/html", "12345", {}};
  CHECK(log_line(request, response, 1'531'764'300, 0.0124, false) ==
        "192.0.2.1 - - [16/Jul/2018:18:05:00 +0000] \"GET /a%22b%0A?- HTTP/1.1\" 200 5 0.012\n");
  CHECK(contains(log_line(request, response, 0, 0, true), "?q=geheim"));
}

TEST_CASE("figures") {
  FakeBackend backend;
  Service service(backend, {});
  static_cast<void>(ask(service, "/?q=x"));
  static_cast<void>(ask(service, "/?q=x"));
  static_cast<void>(ask(service, "/whatever/someone/tries"));
  const std::string text = ask(service, "/metrics").body;
  CHECK(contains(text, "nachlese_requests_total{route=\"/\",status=\"200\"} 2\n"));
  CHECK(contains(text, "nachlese_requests_total{route=\"other\",status=\"404\"} 1\n"));
  CHECK(contains(text, "nachlese_cache_hits_total 1\n"));
  CHECK(contains(text, "nachlese_request_seconds_bucket{le=\"0.0025\"}"));
  CHECK(contains(text, "nachlese_request_seconds_count 3\n"));
  CHECK(contains(text, "nachlese_requests_in_flight 1\n"));
  CHECK(service.respond(make_request("TRACE", "/metrics")).status == 405);
}

}  // namespace
}  // namespace nachlese
