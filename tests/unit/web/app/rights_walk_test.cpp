// Walks every route of the server as every group over an archive with marked secrets. A new route
// is in the walk by itself, since the table of routes is what is walked.
#include <algorithm>
#include <fstream>
#include <memory>
#include <regex>
#include <string>
#include <vector>

#include "core/base/facet_kind.hpp"
#include "core/store/facets.hpp"
#include "entities/recognizer.hpp"
#include "stemming/fold.hpp"
#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"
#include "tests/unit/searcher/archive.hpp"
#include "web/app/routes.hpp"
#include "web/app/searcher_pools.hpp"
#include "web/app/secrets.hpp"
#include "web/app/service.hpp"

namespace nachlese {

using namespace nachlese::web;
namespace {

// Every secret has "quarz" in it, or is one of these.
const std::vector<std::string> kSecretMarks = {"quarz",           "Quarz",       "QUARZ",
                                               "Verschlusssache", "Geheimblatt", "1987"};

using test::article_of;

const std::string kBridge =
    "Der Bürgermeister Jens Brinkhoff sprach am Montag in Kassel mit der CDU über den Haushalt der "
    "Stadt. Er sagte, das Geld reiche für die neue Brücke und für zwei Schulen im Norden. Die "
    "Fraktion will im Herbst entscheiden, ob auch das Theater saniert wird.";

std::vector<Article> open_part() {
  return {article_of("o1", "Haushalt in Kassel", kBridge, "2018-07-16", "Bote", "Politik"),
          article_of("o2", "Brücke wird teurer",
                     "Die Brücke kostet mehr. \"Wir zahlen das alles\", sagte Jens Brinkhoff.",
                     "2018-07-18", "Bote", "Lokales"),
          article_of("o3", "Spiel in Bremen", "Die Trainerin Petra Kowollik gewann in Bremen.",
                     "2018-08-01", "Zeitung", "Sport")};
}

std::vector<Article> secret_part() {
  return {
      article_of("s1", "Quarzwolke über Kassel",
                 "Die Agentin Frieda Quarzmann sprach in Kassel mit Jens Brinkhoff. \"Die Brücke "
                 "ist eine Quarzbrücke\", sagte Frieda Quarzmann.",
                 "1987-03-01", "Geheimblatt", "Politik"),
      article_of("s2", "Haushalt in Kassel, quarzfrei", kBridge + " Quarzzusatz am Ende.",
                 "2018-07-15", "Geheimblatt", "Politik"),
      article_of("s3", "Brückenquarz", "Die Brücke und das Quarzgeld in Kassel.", "2018-07-18",
                 "Bote", "Verschlusssache"),
      article_of("s4", "Theaterquarz", "Petra Kowollik und Frieda Quarzmann im Theater.",
                 "2018-08-01", "Zeitung", "Sport", "intern")};
}

index::NameSource names_of_walk() {
  const auto recognizer = std::make_shared<const ner::Recognizer>();
  return {[recognizer](std::span<const ner::AnalyzedField> fields) {
            return recognizer->recognize(fields);
          },
          ner::entities_fingerprint()};
}

AccessRow row_for(std::vector<std::string> groups, ReadingRule rule = {}) {
  AccessRow row;
  row.groups = std::move(groups);
  row.rule = std::move(rule);
  return row;
}

GateOptions gate_of_walk(const std::filesystem::path& passwords) {
  ReadingRule open;
  open.except_sources = {"Geheimblatt"};
  open.except_sections = {"Verschlusssache"};
  open.except_rights = {"intern"};
  GateOptions gate;
  gate.rows = {row_for({"leser", "programme"}, open), row_for({"redaktion"})};
  gate.proxies = {*parse_network("10.0.0.0/8")};
  gate.password_file = passwords;
  return gate;
}

// One server over one archive.
struct Served {
  Served(const std::vector<Article>& articles, const std::filesystem::path& passwords)
      : archive(articles, names_of_walk()), pool(archive.path(), {}, 2), pools(pool) {
    ServiceOptions options;
    options.gate = std::make_shared<Gate>(gate_of_walk(passwords));
    options.backend_for = [this](const search::JointRights& rights) { return pools.with(rights); };
    service = std::make_unique<Service>(pool, std::move(options));
  }

  test::SmallArchive archive;
  SearcherPool pool;
  SearcherPools pools;
  std::unique_ptr<Service> service;
};

using WalkHeaders = std::vector<std::pair<std::string, std::string>>;

Response asked(Served& served, const std::string& target, WalkHeaders headers,
               const std::string& peer) {
  headers.emplace_back("Host", "archiv.example");
  Request request = make_request("GET", target, std::move(headers));
  request.client = peer;
  Response response = served.service->respond(std::move(request));
  while (response.next_part) {
    const std::string part = response.next_part();
    if (part.empty()) break;
    response.body += part;
  }
  return response;
}

// Parameters that any route may take.
std::vector<std::string> parameters_of_walk() {
  std::vector<std::string> out = {"",
                                  "q=Kassel&facets=1",
                                  "q=Kassel&versions=all",
                                  "q=Br%C3%BCcke&view=quotes",
                                  "q=sagt:Brinkhoff",
                                  "q=Brinkhoff&sort=oldest",
                                  "q=Thaeter",
                                  "q=qua",
                                  "q=the",
                                  "q=fri",
                                  "q=Brinkhof",
                                  "q=NOT+Kassel",
                                  "q=Haushalt&compare=Br%C3%BCcke&scale=share&step=year",
                                  "person=Jens+Brinkhoff",
                                  "person=Petra+Kowollik&versions=all",
                                  "place=Kassel",
                                  "source=Bote",
                                  "section=Sport",
                                  "from=1980&to=1990",
                                  "year=1987",
                                  "year=2018",
                                  "day=1987-03-01",
                                  "day=2018-07-15",
                                  "day=2018-07-18",
                                  "go=1&all=Kassel",
                                  "format=csv",
                                  "format=jsonl",
                                  "versions=all&format=jsonl"};
  for (const char* id : {"o1", "o2", "s1", "s2", "s3", "s4"}) {
    out.push_back(std::string("id=") + id);
    out.push_back(std::string("id=o1&with=") + id);
    out.push_back(std::string("id=") + id + "&page=1");
    out.push_back(std::string("id=o3&id=") + id + "&format=bibtex");
  }
  return out;
}

// Those that ask for a secret; the answer repeats what was asked.
std::vector<std::string> curious_parameters() {
  return {"q=Quarzwolke",
          "q=quarz*&facets=1",
          "q=*quarz",
          "q=Quarzwolk~",
          "q=Frieda+Quarzmann",
          "q=quelle:Geheimblatt",
          "q=ressort:Verschlusssache",
          "q=quarzw",
          "q=frieda+q",
          "q=quelle:g",
          "q=sagt:Quarzmann",
          "person=Frieda+Quarzmann",
          "source=Geheimblatt",
          "section=Verschlusssache",
          "q=Kassel&compare=Quarzwolke",
          "q=Kassel+Quarzwolke"};
}

std::vector<std::string> paths_of_walk() {
  std::vector<std::string> out;
  for (const std::string_view path : route_paths()) {
    if (!path.ends_with('*')) {
      out.emplace_back(path);
      continue;
    }
    const std::string start(path.substr(0, path.size() - 1));
    for (const char* id : {"o1", "s1", "s2", "style.css"}) out.push_back(start + id);
    for (const char* name : {"Frieda Quarzmann", "Jens Brinkhoff"})
      out.push_back(start +
                    store::to_digits(store::facet_id(FacetKind::person, text::fold_value(name))));
  }
  for (const char* more : {"/metrics", "/login", "/nirgends", "/api/v1/nothing"})
    out.emplace_back(more);
  return out;
}

// Without what differs between two archives and says nothing of articles.
std::string comparable(std::string body) {
  static const std::regex kMoving(
      R"re("(took_ms|created|updated|bytes|generation|score)":[^,}]*|(&lt; )?\d+([.,]\d+)? ms|name="form" value="[0-9a-f]*"|<(id|updated)>[^<]*</|datetime="[^"]*T[^"]*Z")re");
  return std::regex_replace(body, kMoving, "");
}

struct Walker {
  const char* what;
  WalkHeaders headers;
  std::string peer;
  std::vector<std::string> parameters = {"", "q=Kassel&facets=1", "id=s1"};
};

struct Walk {
  test::TempFolder folder;
  std::filesystem::path passwords = folder.path() / "passwords";
  std::unique_ptr<Served> whole;
  std::unique_ptr<Served> part;

  Walk() {
    std::ofstream(passwords) << "@lesen:" << hash_password("geheimnis-der-maschine")
                             << ":programme\n";
    auto all = secret_part();
    for (auto& article : open_part()) all.push_back(article);
    whole = std::make_unique<Served>(all, passwords);
    part = std::make_unique<Served>(open_part(), passwords);
  }
};

Walk& walk() {
  static Walk instance;
  return instance;
}

const std::vector<Walker> kPartly = {
    {"reader by proxy",
     {{"X-Remote-User", "eva"}, {"X-Remote-Groups", "leser, gast"}},
     "10.1.2.3",
     parameters_of_walk()},
    {"program by token", {{"Authorization", "Bearer lesen.geheimnis-der-maschine"}}, "192.0.2.1"}};
const std::vector<Walker> kNobody = {
    {"anonymous", {}, "192.0.2.1"},
    {"headers from elsewhere",
     {{"X-Remote-User", "eva"}, {"X-Remote-Groups", "redaktion"}},
     "192.0.2.1"},
    {"unknown group", {{"X-Remote-User", "eva"}, {"X-Remote-Groups", "gast"}}, "10.1.2.3"},
    {"two users",
     {{"X-Remote-User", "eva"}, {"X-Remote-User", "adam"}, {"X-Remote-Groups", "redaktion"}},
     "10.1.2.3"},
    {"wrong token", {{"Authorization", "Bearer lesen.falsch"}}, "127.0.0.1"}};
const Walker kEverything = {
    "editor", {{"X-Remote-User", "ed"}, {"X-Remote-Groups", "redaktion"}}, "10.1.2.3"};

TEST_CASE("no route shows a group what it may not see") {
  for (const Walker& walker : kPartly) {
    for (const std::string& path : paths_of_walk()) {
      for (const std::string& parameters : walker.parameters) {
        const std::string target = path + (parameters.empty() ? "" : "?" + parameters);
        const Response seen = asked(*walk().whole, target, walker.headers, walker.peer);
        const std::string shown = comparable(seen.body);
        for (const std::string& mark : kSecretMarks) {
          if (shown.find(mark) == std::string::npos || parameters.find(mark) != std::string::npos)
            continue;
          FAIL_CHECK(
              walker.what << ": " << target << " shows " << mark << " near "
                          << seen.body.substr(
                                 std::max<std::size_t>(seen.body.find(mark), 200) - 200, 400));
        }
        const Response expected = asked(*walk().part, target, walker.headers, walker.peer);
        INFO(walker.what << ": " << target);
        CHECK(seen.status == expected.status);
        CHECK(shown == comparable(expected.body));
      }
    }
  }
}

TEST_CASE("asking for a secret finds what asking for nothing finds") {
  const Walker& reader = kPartly.front();
  for (const std::string& path : paths_of_walk()) {
    for (const std::string& parameters : curious_parameters()) {
      const std::string target = path + "?" + parameters;
      const Response seen = asked(*walk().whole, target, reader.headers, reader.peer);
      const Response expected = asked(*walk().part, target, reader.headers, reader.peer);
      INFO(target);
      CHECK(seen.status == expected.status);
      CHECK(comparable(seen.body) == comparable(expected.body));
    }
  }
}

TEST_CASE("who is in no group of a rule sees nothing of any article") {
  for (const Walker& walker : kNobody) {
    for (const std::string& path : paths_of_walk()) {
      for (const std::string& parameters : {std::string("q=Kassel"), std::string("id=o1")}) {
        const Response seen =
            asked(*walk().whole, path + "?" + parameters, walker.headers, walker.peer);
        INFO(walker.what << ": " << path);
        const bool open = seen.status >= 300 || !shows_archive(path) || path == "/login";
        CHECK(open);
        CHECK(seen.body.find("Haushalt") == std::string::npos);
        CHECK(seen.body.find("Quarz") == std::string::npos);
      }
    }
  }
}

TEST_CASE("who may read everything finds the secrets") {
  const auto body = [](const std::string& target) {
    return asked(*walk().whole, target, kEverything.headers, kEverything.peer).body;
  };
  CHECK(body("/?q=Quarzwolke").find("/article?id=s1") != std::string::npos);
  CHECK(body("/api/v1/articles/s1").find("Quarzmann") != std::string::npos);
  CHECK(body("/api/v1/archive").find("\"articles\":7") != std::string::npos);
  CHECK(body("/metrics").find("nachlese_requests_total") != std::string::npos);
  CHECK(body("/api/v1/suggest?q=quarzw").find("Quarzwolke") != std::string::npos);
}

TEST_CASE("answers are kept apart by rights, and no cache between may keep them") {
  const Walker& reader = kPartly.front();
  for (int twice = 0; twice < 2; ++twice) {
    const Response all = asked(*walk().whole, "/?q=Kassel", kEverything.headers, kEverything.peer);
    const Response part = asked(*walk().whole, "/?q=Kassel", reader.headers, reader.peer);
    CHECK(all.body != part.body);
    CHECK(all.header("ETag") != part.header("ETag"));
    CHECK(part.header("Cache-Control") == "private, no-cache");
    CHECK(part.header("Vary").find("Cookie") != std::string_view::npos);
    WalkHeaders known = reader.headers;
    known.emplace_back("If-None-Match", all.header("ETag"));
    CHECK(asked(*walk().whole, "/?q=Kassel", known, reader.peer).status == 200);
  }
}

}  // namespace
}  // namespace nachlese
