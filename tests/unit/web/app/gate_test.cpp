#include "web/app/gate.hpp"

#include <chrono>
#include <fstream>
#include <thread>

#include "core/base/error.hpp"
#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"
#include "tests/unit/web/fake_backend.hpp"
#include "web/app/audit_log.hpp"
#include "web/app/login_page.hpp"
#include "web/app/secrets.hpp"
#include "web/app/service.hpp"
#include "web/http/access_log.hpp"
#include "web/http/line_log.hpp"

namespace nachlese {

using namespace nachlese::web;
namespace {

using GateHeaders = std::vector<std::pair<std::string, std::string>>;

AccessRow gate_row(const char* group, const char* source = nullptr) {
  AccessRow row;
  row.groups = {group};
  if (source != nullptr) row.rule.sources = {source};
  return row;
}

struct AccountsOnDisk {
  test::TempFolder folder;
  std::filesystem::path file = folder.path() / "passwords";

  AccountsOnDisk() {
    std::ofstream(file) << "# people\nanna:" << hash_password("richtig") << ":redaktion,archiv\n"
                        << "@lesen:" << hash_password("maschine") << ":programme\n";
  }
  [[nodiscard]] GateOptions options() const {
    GateOptions out;
    out.rows = {gate_row("redaktion"), gate_row("programme", "Bote")};
    out.password_file = file;
    return out;
  }
};

Request from(const std::string& method, const std::string& target, GateHeaders headers = {},
             const std::string& body = {}) {
  headers.emplace_back("Host", "archiv.example");
  Request request = make_request(method, target, std::move(headers));
  request.client = request.peer = "192.0.2.7";
  request.body = body;
  return request;
}

// The value of a cookie that an answer sets; empty if it sets none.
std::string cookie_of(const Response& response, const std::string& name) {
  for (const auto& [key, value] : response.headers) {
    if (key == "Set-Cookie" && value.starts_with(name + "="))
      return value.substr(name.size() + 1, value.find(';') - name.size() - 1);
  }
  return {};
}

struct Form {
  std::string cookie;
  std::string token;
};

Form open_form(Gate& gate) {
  const auto verdict = gate.judge(from("GET", "/login"));
  const std::string cookie = cookie_of(*verdict.refusal, "nachlese_form");
  return {"nachlese_form=" + cookie, cookie};
}

Response sign_in(Gate& gate, const Form& form, const std::string& password,
                 const std::string& user = "anna", GateHeaders headers = {}) {
  headers.emplace_back("Cookie", form.cookie);
  return *gate.judge(from("POST", "/login", std::move(headers),
                          "user=" + user + "&password=" + password +
                              "&next=%2Fliste&form=" + form.token))
              .refusal;
}

TEST_CASE("networks are addresses with the bits that count") {
  const std::vector<Network> networks = {*parse_network("10.1.0.0/16"), *parse_network("::1"),
                                         *parse_network("2001:db8::/32")};
  CHECK(is_in(networks, "10.1.255.255"));
  CHECK_FALSE(is_in(networks, "10.2.0.0"));
  CHECK(is_in(networks, "::ffff:10.1.2.3"));
  CHECK(is_in(networks, "2001:db8:1::5"));
  CHECK_FALSE(is_in(networks, "2001:db9::5"));
  CHECK(is_in(networks, "::1"));
  CHECK_FALSE(is_in(networks, ""));
  CHECK_FALSE(is_in(networks, "10.1.2.3, 10.1.2.4"));
  for (const char* wrong : {"", "10.1.0.0/33", "10.1.2.3/16", "host", "10.1.0.0/", "::1/129"})
    CHECK_FALSE(parse_network(wrong));
}

TEST_CASE("passwords are hashed with a salt and compared whole") {
  const std::string hash = hash_password("Grüße aus dem Archiv");
  CHECK(hash.starts_with("$y$"));
  CHECK(hash != hash_password("Grüße aus dem Archiv"));
  CHECK(fits_password("Grüße aus dem Archiv", hash));
  CHECK_FALSE(fits_password("grüße aus dem Archiv", hash));
  CHECK_FALSE(fits_password("", hash));
  CHECK_FALSE(fits_password("x", ""));
  CHECK_FALSE(fits_password("x", "x"));
  CHECK(random_secret().size() == 64);
  CHECK(random_secret() != random_secret());
}

TEST_CASE("a line of the password file that is none is refused with its place") {
  const std::string hash = hash_password("x1");
  CHECK(read_accounts("a:" + hash + ":b, c\n\n# d\n", "f").at("a").groups ==
        std::vector<std::string>{"b", "c"});
  for (const std::string& wrong : {std::string("nobody"), std::string("a:plain:b"), "a b:" + hash,
                                   "a:" + hash + "\na:" + hash}) {
    try {
      (void)read_accounts(wrong, "f");
      FAIL_CHECK(wrong);
    } catch (const Error& error) {
      CHECK(std::string(error.what()).starts_with("f:"));
    }
  }
}

TEST_CASE("headers of a proxy count only from its address and only once") {
  AccountsOnDisk house;
  GateOptions options = house.options();
  options.proxies = {*parse_network("10.0.0.1")};
  Gate gate(options);
  Request request =
      from("GET", "/", {{"X-Remote-User", "eva"}, {"X-Remote-Groups", "redaktion; x"}});
  CHECK(gate.viewer_of(request)->user.empty());
  request.peer = "10.0.0.1";
  CHECK(gate.viewer_of(request)->groups == std::vector<std::string>{"redaktion", "x"});
  CHECK(is_everything(gate.judge(request).rights.front().second));
  request.headers.emplace_back("x-remote-groups", "chef");
  CHECK_FALSE(gate.viewer_of(request));
}

TEST_CASE("who signs in gets a session, and who signs out loses it") {
  AccountsOnDisk house;
  Gate gate(house.options());
  const auto refused = gate.judge(from("GET", "/?q=a"));
  CHECK(refused.refusal->status == 303);
  CHECK(refused.refusal->header("Location") == "/login?next=%2F%3Fq%3Da");
  for (const char* program : {"/api/v1/search", "/a/intern/api/v1/archive", "/feed.atom",
                              "/in/bote,intern/api/v1/search", "/a/intern/feed.atom"})
    CHECK(gate.judge(from("GET", program)).refusal->status == 401);
  CHECK(gate.judge(from("GET", "/a/intern/")).refusal->status == 303);
  CHECK_FALSE(gate.judge(from("GET", "/static/style.css")).refusal);

  const Response in = sign_in(gate, open_form(gate), "richtig");
  CHECK(in.status == 303);
  CHECK(in.header("Location") == "/liste");
  const std::string session = cookie_of(in, "nachlese_session");
  REQUIRE(session.size() == 64);
  const GateHeaders cookies = {{"Cookie", "a=b; nachlese_session=" + session}};
  const auto seen = gate.judge(from("GET", "/", cookies));
  CHECK_FALSE(seen.refusal);
  CHECK(seen.viewer.user == "anna");
  CHECK(is_everything(seen.rights.front().second));

  // Another site cannot sign out, and nobody can with a wrong form.
  (void)gate.judge(from("POST", "/logout", cookies, "form=00"));
  CHECK(gate.judge(from("GET", "/", cookies)).viewer.user == "anna");
  const std::string page = gate.judge(from("GET", "/login", cookies)).refusal->body;
  const std::size_t at = page.find("name=\"form\" value=\"") + 19;
  (void)gate.judge(from("POST", "/logout", cookies, "form=" + page.substr(at, 64)));
  CHECK(gate.judge(from("GET", "/", cookies)).viewer.user.empty());
}

TEST_CASE("pages lead to the form where people sign in here") {
  AccountsOnDisk house;
  GateOptions options = house.options();
  options.proxies = {*parse_network("10.0.0.1")};
  Gate gate(options);
  const Request page = from("GET", "/?q=a&lang=en");
  CHECK(gate.sign_in_link(page, {}).url == "/login?next=%2F%3Fq%3Da%26lang%3Den&lang=en");
  CHECK(gate.sign_in_link(page, {"anna", {}}).user == "anna");
  CHECK(gate.sign_in_link(from("GET", "/login?next=%2F"), {"anna", {}}).url.empty());
  CHECK(gate.sign_in_link(from("GET", "/api/v1/search"), {"anna", {}}).url.empty());
  CHECK(gate.sign_in_link(page, {"@lesen", {}}).url.empty());
  Request passed_on = from("GET", "/", {{"X-Remote-User", "eva"}});
  passed_on.peer = "10.0.0.1";
  CHECK(gate.sign_in_link(passed_on, {"eva", {}}).url.empty());
  options.password_file.clear();
  CHECK(Gate(options).sign_in_link(page, {}).url.empty());
}

TEST_CASE("a page says who is signed in, and is kept for nobody else") {
  AccountsOnDisk house;
  GateOptions rules = house.options();
  rules.rows = {gate_row(kEveryone)};
  FakeBackend backend;
  ServiceOptions options;
  options.gate = std::make_shared<Gate>(rules);
  options.backend_for = [&](const search::JointRights&) {
    return std::shared_ptr<SearchBackend>(&backend, [](SearchBackend*) {});
  };
  Service service(backend, options);
  const std::string session =
      cookie_of(sign_in(*options.gate, open_form(*options.gate), "richtig"), "nachlese_session");
  const GateHeaders annas = {{"Cookie", "nachlese_session=" + session}};

  const Response hers = service.respond(from("GET", "/?q=x", annas));
  CHECK(contains(hers.body, "/login?next=%2F%3Fq%3Dx\">Abmelden (anna)</a>"));
  const Response anybodys =
      service.respond(from("GET", "/?q=x", {{"If-None-Match", std::string(hers.header("ETag"))}}));
  CHECK(anybodys.status == 200);
  CHECK(contains(anybodys.body, "/login?next=%2F%3Fq%3Dx\">Anmelden</a>"));
  CHECK(service.respond(from("GET", "/?q=x", annas)).body == hers.body);
  CHECK(backend.searches == 2);
}

TEST_CASE("cookies are out of reach for scripts and other sites") {
  AccountsOnDisk house;
  Gate gate(house.options());
  const Form form = open_form(gate);
  const Response in = sign_in(gate, form, "richtig", "anna", {{"X-Forwarded-Proto", "https"}});
  bool found = false;
  for (const auto& [key, value] : in.headers) {
    if (key != "Set-Cookie" || !value.starts_with("nachlese_session=")) continue;
    found = true;
    for (const char* mark : {"; HttpOnly", "; SameSite=Lax", "; Secure", "; Path=/"})
      CHECK(value.find(mark) != std::string::npos);
  }
  CHECK(found);
}

TEST_CASE("a form of another site signs nobody in, and nothing leads to one") {
  AccountsOnDisk house;
  Gate gate(house.options());
  const Form form = open_form(gate);
  CHECK(sign_in(gate, {"nachlese_form=00", form.token}, "richtig").status == 403);
  CHECK(sign_in(gate, {"", ""}, "richtig").status == 403);
  CHECK(sign_in(gate, form, "richtig", "anna", {{"Origin", "https://evil.example"}}).status == 403);
  CHECK(sign_in(gate, form, "richtig", "anna", {{"Sec-Fetch-Site", "cross-site"}}).status == 403);
  const std::string body = "user=anna&password=richtig&form=" + form.token + "&next=";
  for (const char* next : {"https%3A%2F%2Fevil", "%2F%2Fevil", "%2F%5Cevil", "%2Fa%0D%0AX%3A+b"})
    CHECK(gate.judge(from("POST", "/login", {{"Cookie", form.cookie}}, body + next))
              .refusal->header("Location") == "/");
}

TEST_CASE("wrong passwords have to wait longer each time") {
  AccountsOnDisk house;
  Gate gate(house.options());
  const Form form = open_form(gate);
  for (int i = 0; i < 5; ++i) CHECK(sign_in(gate, form, "falsch").status == 403);
  const Response locked = sign_in(gate, form, "richtig");
  CHECK(locked.status == 429);
  CHECK_FALSE(locked.header("Retry-After").empty());
  CHECK(sign_in(gate, form, "falsch", "berta").status == 403);

  Lockout lockout;
  const auto now = Lockout::Clock::now();
  for (int i = 0; i < 9; ++i) lockout.count_wrong("u", "c" + std::to_string(i), now);
  CHECK(lockout.wait("u", "x", now).count() == 16);
  CHECK(lockout.wait("v", "c1", now).count() == 0);
  for (int i = 0; i < 50; ++i) lockout.count_wrong("u", "c", now);
  CHECK(lockout.wait("u", "x", now).count() == 15 * 60);
  lockout.forget("u");
  CHECK(lockout.wait("u", "x", now).count() == 0);
  CHECK(lockout.wait("v", "c", now).count() == 15 * 60);
}

TEST_CASE("names that no account can have are counted as one") {
  AccountsOnDisk house;
  Gate gate(house.options());
  const Form form = open_form(gate);
  for (const char* name : {"", "a%20b", "a%3Ab", "%23a", "%40a.b"})
    CHECK(sign_in(gate, form, "falsch", name).status == 403);
  CHECK(sign_in(gate, form, "falsch", std::string(10'000, 'a')).status == 429);
  CHECK(sign_in(gate, form, "falsch", "berta").status == 403);
  CHECK(sign_in(gate, form, "richtig").status == 303);
}

TEST_CASE("sessions end when they idle and when they are old") {
  Sessions sessions;
  const auto now = Sessions::Clock::now();
  const std::string id = sessions.start("anna", "hash", now);
  CHECK(sessions.find(id, now + std::chrono::hours(7)));
  CHECK(sessions.find(id, now + std::chrono::hours(14)));
  CHECK_FALSE(sessions.find(id, now + std::chrono::hours(23)));
  const std::string busy = sessions.start("anna", "hash", now);
  for (int hours = 0; hours < 24 * 7; hours += 6)
    CHECK(sessions.find(busy, now + std::chrono::hours(hours)));
  CHECK_FALSE(sessions.find(busy, now + std::chrono::hours(24 * 7 + 1)));
  CHECK_FALSE(sessions.find("", now));
}

TEST_CASE("programs have tokens with the rights of their groups") {
  AccountsOnDisk house;
  Gate gate(house.options());
  const auto with = [&](const std::string& token) {
    return gate.judge(from("GET", "/api/v1/search", {{"Authorization", "Bearer " + token}}));
  };
  const auto verdict = with("lesen.maschine");
  CHECK_FALSE(verdict.refusal);
  CHECK(verdict.viewer.user == "@lesen");
  CHECK_FALSE(is_everything(verdict.rights.front().second));
  CHECK(with("lesen.maschine").viewer.user == "@lesen");  // remembered
  for (const char* wrong : {"lesen.falsch", "anna.richtig", "maschine", "lesen", "@lesen.maschine"})
    CHECK(with(wrong).refusal->status == 401);
  // A program has no form to sign in.
  CHECK(sign_in(gate, open_form(gate), "maschine", "%40lesen").status == 403);
}

TEST_CASE("a changed password file counts at once, and a broken one not at all") {
  AccountsOnDisk house;
  Gate gate(house.options());
  const std::string session =
      cookie_of(sign_in(gate, open_form(gate), "richtig"), "nachlese_session");
  const GateHeaders cookies = {{"Cookie", "nachlese_session=" + session}};
  std::ifstream file(house.file);
  const std::string accounts{std::istreambuf_iterator<char>(file), {}};
  const auto rewrite = [&](const std::string& text) {
    std::ofstream(house.file) << text;
    std::filesystem::last_write_time(
        house.file, std::filesystem::last_write_time(house.file) + std::chrono::seconds(2));
  };
  rewrite("broken");
  CHECK(gate.judge(from("GET", "/", cookies)).viewer.user == "anna");
  const std::string hash = read_accounts(accounts, "accounts").at("anna").hash;
  rewrite("anna:" + hash + ":programme\n");
  CHECK(gate.judge(from("GET", "/", cookies)).viewer.groups ==
        std::vector<std::string>{"programme"});
  // Another password, or none for a while, ends what was begun with the old one.
  rewrite(GENERATE_COPY(as<std::string>(), "", "anna:" + hash_password("neu") + ":programme\n"));
  CHECK(gate.judge(from("GET", "/", cookies)).viewer.user.empty());
  rewrite("anna:" + hash + ":programme\n");
  CHECK(gate.judge(from("GET", "/", cookies)).viewer.user.empty());
}

TEST_CASE("rules give and take, for some archives or all") {
  std::vector<AccessRow> rows = {gate_row(kEveryone, "Bote"), gate_row(kSignedIn, "Zeitung"),
                                 gate_row("rat")};
  rows.push_back(gate_row("rat", "Geheimblatt"));
  rows.back().deny = true;
  rows.back().archives = {"alt"};
  CHECK(rights_of(rows, {}).allow.size() == 1);
  CHECK(rights_of(rows, {"eva", {}}).allow.size() == 2);
  CHECK(is_everything(rights_of(rows, {"eva", {"rat"}}, "neu")));
  CHECK_FALSE(is_everything(rights_of(rows, {"eva", {"rat"}}, "alt")));
  CHECK(rights_of({}, {"eva", {"rat"}}).allow.empty());
}

TEST_CASE("the audit log says who read what and not what was looked for") {
  Request request = from("GET", "/article?id=dpa%3A1&q=heimlich");
  Response response{200, "text/html", "x", {}};
  response.found = 7;
  const AuditEntry entry{"r1", "", {"eva", {"rat"}}, "/article"};
  const std::string line = audit_line(entry, request, response, "2026-01-01T00:00:00Z", false);
  CHECK(line == R"({"time":"2026-01-01T00:00:00Z","request":"r1","user":"eva","groups":["rat"],)"
                R"("client":"192.0.2.7","method":"GET","route":"/article","status":200,)"
                R"("article":"dpa:1","count":7})"
                "\n");
  CHECK(audit_line(entry, request, response, "", true).find("heimlich") != std::string::npos);
}

TEST_CASE("the access log as JSON has the id of the request, and no query") {
  Request request = from("GET", "/?q=geheim\"");
  request.id = "r7";
  const std::string line =
      json_log_line(request, {200, "text/html", "abc", {}}, "2026-01-01T00:00:00Z", 0.25, false);
  CHECK(line == R"({"time":"2026-01-01T00:00:00Z","request":"r7","client":"192.0.2.7",)"
                R"("method":"GET","target":"/","status":200,"bytes":3,"seconds":0.2500})"
                "\n");
}

TEST_CASE("a log goes on in a new file when its file was renamed") {
  test::TempFolder folder;
  const auto file = folder.path() / "log";
  LineLog log(file, "log");
  log.write("one\n");
  std::filesystem::rename(file, folder.path() / "log.1");
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));
  log.write("two\n");
  std::ifstream now(file);
  std::string line;
  std::getline(now, line);
  CHECK(line == "two");
}

}  // namespace
}  // namespace nachlese
