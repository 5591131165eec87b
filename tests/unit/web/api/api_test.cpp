#include <algorithm>
#include <nlohmann/json.hpp>

#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "tests/catch.hpp"
#include "tests/unit/web/fake_backend.hpp"

namespace nachlese {

using namespace nachlese::search;
using namespace nachlese::web;
namespace {

TEST_CASE("the API passes a search on") {
  FakeBackend backend;
  const Response response =
      get(backend, "/api/v1/search?q=Gipfel&person=Putin&limit=3&facets=1&sort=oldest");
  CHECK(response.status == 200);
  CHECK(response.content_type == "application/json");
  CHECK(backend.asked.query == "Gipfel");
  CHECK(backend.asked.limit == 3);
  CHECK(backend.asked.facets);
  CHECK(backend.asked.sort == Sort::oldest);
  CHECK(backend.asked.filters.size() == 1);
  CHECK(nlohmann::json::parse(response.body).at("total") == 0);
}

TEST_CASE("quotations as JSON, JSON Lines and CSV") {
  FakeBackend backend;
  backend.response.quotes.emplace();
  QuoteEntry entry;
  entry.quote.name = "=Olaf";
  entry.quote.text = "Eine Waffenruhe";
  entry.sources.resize(2);
  entry.sources[1].changes = {{"alt", "neu"}};
  backend.response.quotes->entries = {entry};
  backend.response.quotes->total = 1;
  const auto answer = nlohmann::json::parse(get(backend, "/api/v1/quotes?q=x&says=Olaf").body);
  CHECK(backend.asked.quotes);
  CHECK(backend.asked.filters.front().kind == FacetKind::speaker);
  CHECK(answer.at("total") == 1);
  CHECK(answer.at("quotes")[0].at("sources")[1].at("changes")[0].at("now") == "neu");
  const std::string lines = get(backend, "/api/v1/quotes?format=jsonl").body;
  CHECK(nlohmann::json::parse(lines).at("name") == "=Olaf");
  const std::string table = get(backend, "/api/v1/quotes?format=csv&offset=20").body;
  CHECK(std::count(table.begin(), table.end(), '\n') == 3);
  CHECK(table.find("\r\n21,'=Olaf,") != std::string::npos);
  CHECK(get(backend, "/api/v1/quotes?format=xml").status == 400);
  CHECK(get(backend, "/api/v1/quotes?form=csv").status == 400);
  // The address of the page with another path.
  CHECK(nlohmann::json::parse(get(backend, "/api/v1/search?q=x&view=quotes").body)
            .contains("quotes"));
}

TEST_CASE("facets only when asked for") {
  FakeBackend backend;
  static_cast<void>(get(backend, "/api/v1/search?q=x"));
  CHECK_FALSE(backend.asked.facets);
}

TEST_CASE("problems are documents that name the parameter") {
  FakeBackend backend;
  const Response response = get(backend, "/api/v1/search?from=01.03.20xx");
  CHECK(response.status == 400);
  CHECK(response.content_type == "application/problem+json");
  const auto problem = nlohmann::json::parse(response.body);
  CHECK(problem.at("status") == 400);
  CHECK(problem.at("parameter") == "from");
  CHECK(problem.at("type") == "urn:nachlese:problem:bad-parameter");
  CHECK(get(backend, "/api/v1/search?form=2018").status == 400);
}

TEST_CASE("articles by id, whatever the id") {
  FakeBackend backend;
  CHECK(get(backend, "/api/v1/articles/x").status == 404);
  CHECK(get(backend, "/api/v1/articles/").status == 404);

  backend.found.emplace();
  backend.found->article.id = "x";
  CHECK(get(backend, "/api/v1/articles/https%3A%2F%2Fexample.org%2Fa%3Fb%3D%C3%BC").status == 200);
  CHECK(backend.asked_id == "https://example.org/a?b=ü");
  CHECK(get(backend, "/api/v1/articles/https://example.org/a").status == 200);
  CHECK(backend.asked_id == "https://example.org/a");
}

TEST_CASE("an article comes with its names and their places") {
  FakeBackend backend;
  backend.found.emplace().article.id = "x";
  backend.found_names = {{"15ab06d1bf93",
                          FacetKind::person,
                          "Wladimir Putin",
                          true,
                          {"Präsident"},
                          {{TextRole::caption, 1, 3, 8}}}};
  const auto names = nlohmann::json::parse(get(backend, "/api/v1/articles/x").body).at("names");
  REQUIRE(names.size() == 1);
  CHECK(names[0] ==
        nlohmann::json::parse(
            R"({"id":"15ab06d1bf93","kind":"person","name":"Wladimir Putin","roles":["Präsident"],
    "presumed":true,"mentions":[{"field":"captions","index":1,"begin":3,"end":8}]})"));
}

TEST_CASE("facets and names") {
  FakeBackend backend;
  Facets facets;
  facets.by_kind[static_cast<std::size_t>(FacetKind::person)] = {
      {"Jens Brinkhoff", 6, "15ab06d1bf93", 1}};
  backend.response.facets = facets;
  const auto answer =
      nlohmann::json::parse(get(backend, "/api/v1/facets?q=x&limit=7&match=all").body);
  CHECK(backend.asked.facet_limit == 7);
  CHECK(backend.asked.limit == 0);
  CHECK(backend.asked.match == ValueMatch(true));
  CHECK(answer.at("facets_exact") == true);
  CHECK(answer.at("facets").at("persons")[0] ==
        nlohmann::json::parse(
            R"({"value":"Jens Brinkhoff","count":6,"id":"15ab06d1bf93","presumed":1})"));
  CHECK(get(backend, "/api/v1/facets?match=some").status == 400);
  CHECK(get(backend, "/api/v1/names/15ab06d1bf93").status == 404);
  backend.profile.emplace().name = "Jens Brinkhoff";
  const auto profile = nlohmann::json::parse(get(backend, "/api/v1/names/15ab06d1bf93").body);
  CHECK(backend.asked_id == "15ab06d1bf93");
  CHECK(profile.at("name") == "Jens Brinkhoff");
}

TEST_CASE("suggestions and similar articles") {
  FakeBackend backend;
  const auto suggestions =
      nlohmann::json::parse(get(backend, "/api/v1/suggest?q=Gip&limit=1").body).at("suggestions");
  REQUIRE(suggestions.size() == 1);
  CHECK(suggestions[0].at("text") == "Gip-x");
  CHECK(get(backend, "/api/v1/similar").status == 400);
  CHECK(get(backend, "/api/v1/similar?id=x").status == 404);
  backend.found.emplace();
  CHECK(get(backend, "/api/v1/similar?id=a%2Fb").status == 200);
  CHECK(backend.asked_id == "a/b");
}

TEST_CASE("a feed for every search") {
  FakeBackend backend;
  backend.response.hits = {hostile_hit()};
  const Response response = get(backend, "/feed.atom?q=Gipfel", {{"Host", "news.example:8080"}});
  CHECK(response.status == 200);
  CHECK(backend.asked.sort == Sort::newest);
  CHECK(contains(response.body, "<updated>2018-07-16T18:05:00+02:00</updated>"));
  CHECK(contains(response.body, "http://news.example:8080/article?id=a%2Fb"));
  CHECK_FALSE(contains(response.body, "<script"));
  CHECK_FALSE(contains(get(backend, "/feed.atom", {{"Host", "\"><x>"}}).body, "<x>"));
}

TEST_CASE("browsers can add the search") {
  FakeBackend backend;
  const Response response = get(backend, "/opensearch.xml", {{"Host", "localhost:8080"}});
  CHECK(contains(response.body, R"(template="http://localhost:8080/?q={searchTerms}")"));
}

TEST_CASE("articles over time") {
  FakeBackend backend;
  Facets facets;
  facets.months = {{"2015-01", 2}, {"2018-07", 8}};
  facets.years = {{"2015", 2}, {"2018", 8}};
  backend.response.facets = facets;
  const auto answer =
      nlohmann::json::parse(get(backend, "/api/v1/timeline?q=x&vergleich=y&step=year").body);
  CHECK(answer.at("step") == "year");
  REQUIRE(answer.at("series").size() == 2);
  CHECK(answer["series"][1].at("query") == "y");
  CHECK(answer["series"][0].at("counts")[3] ==
        nlohmann::json::parse(R"({"period":"2018","count":8})"));
  CHECK(answer["series"][1].at("common") == 0);
  // Articles that lack words are in no query for both.
  backend.response.diagnostics = {{0, 1, "relaxed", "Articles with all the words: 0."}};
  CHECK_FALSE(nlohmann::json::parse(get(backend, "/api/v1/timeline?q=x+y&compare=z").body)
                  .at("series")[1]
                  .contains("common"));
  const std::string page = get(backend, "/?q=x+y&compare=z&lang=de").body;
  CHECK(contains(page, "compare"));
  CHECK_FALSE(contains(page, R"(class="common")"));
  CHECK(get(backend, "/api/v1/timeline?step=day").status == 400);  // not counted over so many years
  CHECK(get(backend, "/api/v1/timeline?step=week").status == 400);
}

TEST_CASE("an export asks until there is no more") {
  FakeBackend backend;
  backend.response.hits.assign(500, hostile_hit());
  const Response response = get(backend, "/api/v1/export?q=x&format=csv");
  REQUIRE(response.next_part);
  CHECK(contains(response.header("Content-Disposition"), "nachlese-x.csv"));
  CHECK(contains(response.next_part(), "id,"));
  CHECK(backend.asked.offset == 0);
  CHECK(backend.asked.collapse);
  CHECK(backend.asked.articles);
  backend.response.hits.resize(3);
  CHECK_FALSE(response.next_part().empty());
  CHECK(backend.asked.offset == 500);
  const int searches = backend.searches;
  CHECK(response.next_part().empty());
  CHECK(backend.searches == searches);
  CHECK(get(backend, "/api/v1/export?format=xml").status == 400);
}

TEST_CASE("what is offered beside quotations are the articles that have them") {
  FakeBackend backend;
  backend.response.hits = {hostile_hit()};
  for (const char* path : {"/api/v1/export", "/feed.atom", "/feed.json"}) {
    INFO(path);
    const Response response = get(backend, std::string(path) + "?q=Klima&view=quotes");
    if (response.next_part) CHECK_FALSE(response.next_part().empty());
    CHECK(backend.asked.quotes);
    CHECK(backend.asked.quoting);
    CHECK(get(backend, std::string(path) + "?q=Klima").status == 200);
    CHECK_FALSE(backend.asked.quotes);
  }
}

TEST_CASE("an export that cannot begin says so before its header") {
  FakeBackend backend;
  backend.before = [] { throw Overloaded(); };
  const Response refused = get(backend, "/api/v1/export?q=x");
  CHECK(refused.status == 503);
  CHECK_FALSE(refused.next_part);
  backend.before = [] {};
  backend.response.complete = false;  // half of it would look like all
  CHECK(get(backend, "/api/v1/export?q=x").status == 503);
  backend.response.complete = true;
  backend.response.hits.assign(500, hostile_hit());
  const Response response = get(backend, "/api/v1/export?q=x");
  CHECK_FALSE(response.next_part().empty());
  CHECK(backend.asked.timeout > 0);
  backend.response.complete = false;
  CHECK_THROWS_AS(response.next_part(), Overloaded);
}

TEST_CASE("several searches of one answer take no longer than one") {
  FakeBackend backend;
  backend.response.took_ms = 4'000;
  CHECK(get(backend, "/?q=x&vergleich=y").status == 200);
  REQUIRE(backend.all_asked.size() == 3);
  CHECK(backend.all_asked[1].query == "y");
  CHECK(backend.all_asked[1].timeout == Approx(SearchRequest().timeout - 4));
  CHECK(backend.all_asked[2].timeout < 0.1);
  backend.response.took_ms = 10'000;
  CHECK(get(backend, "/api/v1/timeline?q=x&vergleich=y").status == 200);
  CHECK(backend.asked.timeout > 0);  // 0 would mean no limit
  CHECK(backend.asked.timeout < 0.1);
}

TEST_CASE("a JSON feed") {
  FakeBackend backend;
  Hit hit = hostile_hit();
  hit.url = "javascript:alert(1)";
  backend.response.hits = {hit};
  const auto feed =
      nlohmann::json::parse(get(backend, "/feed.json?q=x", {{"Host", "a.example"}}).body);
  REQUIRE(feed.at("items").size() == 1);
  const auto& item = feed["items"][0];
  CHECK_FALSE(item.contains("external_url"));
  CHECK(item.at("date_published") == "2018-07-16T18:05:00+02:00");
  CHECK(item.at("url").get<std::string>().rfind("http://a.example/article?id=", 0) == 0);
  CHECK_FALSE(contains(item.at("content_html").get<std::string>(), "<script>"));
}

}  // namespace
}  // namespace nachlese
