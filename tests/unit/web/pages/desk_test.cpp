// Calendar, issues, the form of all fields, changes, empty answers: with a backend that returns
// what a test puts into it.
#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/unit/web/fake_backend.hpp"

namespace nachlese {

using namespace nachlese::search;
using namespace nachlese::web;
namespace {

const std::string kEvil = "<script>alert(1)</script>\xFF\xE2\x80\xAE \"onload=\"x";

bool is_tame(const std::string& page) {
  return !contains(page, "<script>") && !contains(page, "\"onload") &&
         !contains(page, "\xE2\x80\xAE") && !contains(page, "\xFF");
}

Hit hit_of(const std::string& id, const std::string& source, const std::string& section) {
  Hit hit;
  hit.id = id;
  hit.title = "Titel " + id;
  hit.published = "2018-07-16T18:05:00+02:00";
  hit.source = source;
  hit.section = section;
  return hit;
}

TEST_CASE("an issue is ordered by source and section, and knows its neighbors") {
  FakeBackend backend;
  backend.response.total = 3;
  backend.response.hits = {hit_of("1", "Bote", "Politik"), hit_of("2", "Kurier", "Sport"),
                           hit_of("3", "Bote", "Kultur")};
  const Response page = get(backend, "/ausgabe?day=16.7.2018&source=Bote&lang=de");
  CHECK(page.status == 200);
  CHECK(contains(page.body, "Ausgabe vom Montag, 16. Juli 2018"));
  CHECK(page.body.find("<h2>Bote") < page.body.find("<h2>Kurier"));
  CHECK(page.body.find("<h3>Kultur") < page.body.find("<h3>Politik"));
  CHECK(contains(page.body, R"(rel="prev")"));
  const SearchRequest& day = backend.all_asked.front();
  CHECK(day.from == parse_date("2018-07-16"));
  CHECK(day.to == parse_date("2018-07-16"));
  CHECK_FALSE(day.collapse);
  CHECK(day.filters.size() == 1);
  CHECK(backend.all_asked[1].to == parse_date("2018-07-15"));
  CHECK(backend.all_asked[2].from == parse_date("2018-07-17"));

  const auto json = nlohmann::json::parse(get(backend, "/api/v1/issue?day=2018-07-16").body);
  CHECK(json["previous"] == "2018-07-16");
  CHECK(json["sources"].size() == 2);
  CHECK(json["sources"][0]["sections"][0]["articles"][0]["id"] == "3");
  CHECK(get(backend, "/api/v1/issue?day=2018").status == 400);
  CHECK(get(backend, "/api/v1/issue").status == 400);
}

TEST_CASE("pages about time are harmless, whatever articles and addresses say") {
  FakeBackend backend;
  backend.response.total = 1;
  backend.response.hits = {hit_of(kEvil, kEvil, kEvil)};
  backend.response.hits[0].title = kEvil;
  Facets& facets = backend.response.facets.emplace();
  facets.years = {{"2018", 1}, {kEvil, 3}};
  facets.days = {{"2018-07-16", 1}, {kEvil, 2}};
  facets.by_kind[index_of(FacetKind::person)] = {{kEvil, 1}};
  facets.by_kind[index_of(FacetKind::source)] = {{kEvil, 1}};
  for (const std::string path :
       {"/ausgabe?day=2018-07-16", "/ausgabe?day=%3Cscript%3E", "/kalender?year=2018",
        "/kalender?q=%3Cscript%3E%22onload", "/erweitert?all=%3Cscript%3E%22onload", "/geaendert",
        "/?q=%3Cscript%3E&compare=%22onload&compare=%3Cb%3E&scale=share&from=2018"}) {
    INFO(path);
    const Response page = get(backend, path);
    CHECK(page.status == 200);
    CHECK(is_tame(page.body));
  }
  CHECK(get(backend, "/kalender?year=0").status == 400);
  CHECK(get(backend, "/kalender?year=x").status == 400);
}

TEST_CASE("the form leads to a search, within this server") {
  FakeBackend backend;
  const Response form =
      get(backend, "/erweitert?go=1&all=Gipfel&none=Sport&in=title&source=Bote&from=2018&lang=de");
  CHECK(form.status == 303);
  CHECK(form.header("Location") == "/?q=titel%3A%28Gipfel%29+-Sport&source=Bote&from=2018&lang=de");
  CHECK(backend.searches == 0);
  CHECK(get(backend, "/erweitert?go=1").status == 200);
  CHECK(contains(get(backend, "/erweitert?q=Hafen&lang=de").body, R"(name="all" value="Hafen")"));
}

TEST_CASE("an empty answer says what emptied it") {
  FakeBackend backend;
  get(backend, "/?q=x&from=1990&to=1991&source=Bote&lang=de");
  // the search, the overview, and what is left without the period, the filter, or both
  REQUIRE(backend.all_asked.size() == 5);
  CHECK_FALSE(backend.all_asked[2].from);
  CHECK(backend.all_asked[3].filters.empty());
  CHECK(backend.all_asked[3].from);
  CHECK_FALSE(backend.all_asked[4].from);
  CHECK(backend.all_asked[4].filters.empty());
}

TEST_CASE("what was changed later, of the same source only") {
  FakeBackend backend;
  Hit hit = hit_of("b", "Bote", "");
  hit.duplicates = 2;
  auto newest = std::make_shared<Article>();
  newest->id = "b";
  newest->source = "Bote";
  newest->title = "Neu";
  newest->body = "Es brennt. Drei Menschen sind verletzt.";
  newest->published = parse_date("2018-07-16T18:00");
  hit.article = newest;
  backend.response.hits = {hit};
  backend.response.total = 1;
  Article earlier = *newest;
  earlier.id = "a";
  earlier.title = "Alt";
  earlier.body = "Es brennt. Zwei Menschen sind verletzt.";
  earlier.published = parse_date("2018-07-16T16:00");
  Article other = earlier;
  other.id = "c";
  other.source = "Kurier";
  backend.other_versions = {earlier, other};
  const auto json = nlohmann::json::parse(get(backend, "/api/v1/changes").body);
  REQUIRE(json["changes"].size() == 1);
  CHECK(json["changes"][0]["before"]["id"] == "a");
  CHECK(json["changes"][0]["after"]["id"] == "b");
  CHECK(json["changes"][0]["title_changed"] == true);
  CHECK(json["changes"][0]["sentences"][0]["before"] == "Zwei Menschen sind verletzt.");
  CHECK(contains(get(backend, "/geaendert?lang=de").body, "vorher: Alt"));
  CHECK(contains(get(backend, "/changes.atom", {{"Host", "x.example"}}).body,
                 "http://x.example/versions?id=a&amp;with=b"));
}

TEST_CASE("a curve as CSV has a column for each query") {
  FakeBackend backend;
  Facets& facets = backend.response.facets.emplace();
  facets.months = {{"2018-06", 2}, {"2018-07", 8}};
  const Response csv =
      get(backend, "/api/v1/timeline?q=x&compare=y&compare=z&format=csv&scale=share");
  CHECK(csv.body == "period,x,y,z,all articles\r\n2018-06,2,2,2,2\r\n2018-07,8,8,8,8\r\n");
  CHECK(get(backend, "/api/v1/timeline?format=xml").status == 400);
  CHECK(get(backend, "/api/v1/timeline?compare=1&compare=2&compare=3&compare=4").status == 400);
}

TEST_CASE(
    "neighbors of an article are asked for at its place, and only told if it is still there") {
  FakeBackend backend;
  backend.found.emplace().article.id = "2";
  backend.response.hits = {hit_of("1", "Bote", ""), hit_of("2", "Bote", ""),
                           hit_of("3", "Bote", "")};
  backend.response.total = 17;
  const std::string page = get(backend, "/article?id=2&hit=5&q=x&lang=de").body;
  CHECK(backend.asked.offset == 3);
  CHECK(backend.asked.limit == 3);
  CHECK(contains(page, "5 von 17"));
  CHECK(contains(page, R"(rel="next" href="/article?id=3&amp;hit=6&amp;q=x)"));
  backend.found->article.id = "9";
  CHECK_FALSE(contains(get(backend, "/article?id=9&hit=5&q=x").body, "rel=\"next\""));
  CHECK(get(backend, "/article?id=9&hit=-1").status == 200);
  CHECK(get(backend, "/article?id=9&hit=99999999999999999999").status == 200);
}

}  // namespace
}  // namespace nachlese
