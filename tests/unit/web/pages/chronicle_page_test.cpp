#include "web/pages/chronicle_page.hpp"

#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/unit/web/fake_backend.hpp"

namespace nachlese {
namespace {

const std::string kScript = R"("><script>alert(1)</script>)";

struct TwoStories : FakeBackend {
  TwoStories();
};

TwoStories::TwoStories() {
  ChronicleLine first;
  first.from = first.to = "2020-01-16";
  first.headline = "Bundestag lehnt ab " + kScript;
  first.best = first.first = {"a", "Titel", "2020-01-16", "Bote", ""};
  first.articles = 1;
  first.sources = {"Bote"};
  ChronicleLine second;
  second.from = "2024-12-05";
  second.to = "2024-12-07";
  second.headline = "Neuer Anlauf";
  second.best = {"b", "Titel", "2024-12-06", "Bote", ""};
  second.first = {"c", "Titel", "2024-12-05T06:12", "dpa" + kScript, ""};
  second.articles = 12;
  second.versions = 3;
  second.sources = {"Bote", "dpa"};
  told.lines = {first, second};
  told.matches = 1234;
  told.read = 900;
  told.bounded = true;
  told.bursts = {{"2020-01-10", "2020-01-20", 40, 400, 12.5}};
  told.years = {{"2020", 700, {}, 0}, {"2024", 534, {}, 0}};
}

std::string page_of(FakeBackend& backend, const std::string& target) {
  return respond(backend, make_request("GET", target)).body;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a chronicle has a line for each story, below its year") {
  TwoStories backend;
  const std::string page = page_of(backend, "/chronik?q=Organspende&source=Bote&lang=de");
  CHECK(backend.asked.query == "Organspende");
  CHECK(backend.asked.filters.size() == 1);
  CHECK(backend.asked_lines == 12);
  CHECK(has(page, "<h1>Chronik: Organspende</h1>"));
  CHECK(has(page, "<h2>2020</h2>"));
  CHECK(has(page, R"(<time datetime="2020-01-16">16. Januar 2020</time>)"));
  CHECK(has(page, "5. Dezember 2024 – 7. Dezember 2024"));
  CHECK(has(page, "insgesamt 1.234 Artikel"));
  CHECK(has(page, "die 900 besten davon"));
  CHECK(has(page, "12 Artikel"));
  CHECK(has(page, "2 Quellen"));
  CHECK(has(page, "3 weitere Fassungen"));
  CHECK(has(page, "zuerst: dpa"));
  CHECK_FALSE(has(page, "<script>alert"));
}

TEST_CASE("a chronicle leads down to years, busy times, days and articles") {
  TwoStories backend;
  const std::string page = page_of(backend, "/chronik?q=x&lang=de");
  CHECK(has(page, R"(href="/chronik?q=x&amp;from=2020&amp;to=2020)"));
  CHECK(has(page, R"(href="/chronik?q=x&amp;from=2020-01-10&amp;to=2020-01-20)"));
  CHECK(has(page, R"(href="/?q=x&amp;from=2024-12-05&amp;to=2024-12-07)"));
  CHECK(has(page, R"(href="/article?id=b&amp;q=x)"));
  CHECK(has(page, R"(href="/article?id=c&amp;q=x)"));
  CHECK(has(page, R"(href="/api/v1/chronicle?q=x)"));
  const std::string narrow = page_of(backend, "/chronik?q=x&from=2020&to=2020&lang=en");
  CHECK(has(narrow, "Whole time"));
  CHECK(has(narrow, "Chronicle: x"));
}

TEST_CASE("a chronicle may be of a name, of nothing, or of everything") {
  FakeBackend nothing;
  CHECK(
      has(page_of(nothing, "/chronik?q=x&lang=de"), "Dazu wurde kein Artikel mit Datum gefunden."));
  TwoStories backend;
  CHECK(has(page_of(backend, "/chronik?person=Angela+Merkel&lang=de"),
            "Person:</span> Angela Merkel"));
  CHECK(has(page_of(backend, "/chronik?lang=de"), "Chronik des Archivs"));
}

TEST_CASE("the API answers with the chronicle, and refuses what it does not know") {
  TwoStories backend;
  const Response answer =
      respond(backend, make_request("GET", "/api/v1/chronicle?q=Organspende&limit=30"));
  CHECK(backend.asked_lines == 30);
  const auto json = nlohmann::json::parse(answer.body);
  CHECK(json["lines"].size() == 2);
  CHECK(json["lines"][1]["first"]["id"] == "c");
  CHECK(json["bounded"] == true);
  CHECK(json["bursts"][0]["matches"] == 40);
  CHECK(respond(backend, make_request("GET", "/api/v1/chronicle?qq=x")).status == 400);
}

}  // namespace
}  // namespace nachlese
