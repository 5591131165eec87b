// Calendar, issues, the form of all fields, changes, empty answers: with a backend that returns
// what a test puts into it.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>

#include "tests/catch.hpp"
#include "tests/unit/web/fake_backend.hpp"
#include "web/views/parameters.hpp"

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

// What a browser would send: the fields of the last form of a page, as they stand there.
Parameters sent(const std::string& page) {
  Parameters out;
  const std::regex field(
      R"re(<input (?:type="(hidden|radio|checkbox)" )?name="([^"]*)" value="([^"]*)"( checked)?)re");
  const std::string form = page.substr(page.rfind("<form action="));
  for (std::sregex_iterator at(form.begin(), form.end(), field), end; at != end; ++at) {
    const bool choice = (*at)[1] == "radio" || (*at)[1] == "checkbox";
    std::string value = (*at)[3];
    for (const auto& [escaped, plain] :
         {std::pair{"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}, {"&#39;", "'"}, {"&amp;", "&"}})
      value = std::regex_replace(value, std::regex(escaped), plain);
    if (!value.empty() && (!choice || (*at)[4].matched)) out.emplace_back((*at)[2], value);
  }
  return out;
}

TEST_CASE("a form that nobody changed leads back to its search") {
  FakeBackend backend;
  Facets& facets = backend.response.facets.emplace();
  facets.by_kind[index_of(FacetKind::source)] = {{"Bote", 1}};
  for (const std::string search :
       {"q=Gipfel+-Sport", "q=titel%3A%28Gipfel%29+-Sport", "q=Putin+ODER+Trump",
        "q=%3DGipfel+%3DTreffen", "q=%22Wei%C3%9Fes+Haus%22", "q=%28Putin+ODER+Trump%29",
        "q=Hafen&view=quotes", "q=x&person=A&person=B&not-person=C&match-person=any",
        "q=x&source=Bote&source=Unbekannt&not-section=Sport", "q=x&from=2018&to=2019&sort=newest",
        "q=x&versions=all&clear=1&says=Merkel", "person=A&lang=de"}) {
    INFO(search);
    const std::string form = get(backend, "/erweitert?lang=de&" + search).body;
    const Response results = get(backend, make_url("/erweitert", sent(form)));
    const Request expected = make_request("GET", "/?lang=de&" + search);
    CHECK(results.header("Location") ==
          search_url(read_search_parameters(expected, Strictness::page)));
  }
}

TEST_CASE("a group of more sources than a search may have is explained") {
  FakeBackend backend;
  Site site;
  site.groups = {{"Viele", {}}, {"Wenige", {"Bote", "Kurier"}}};
  for (std::size_t i = 0; i < 60; ++i) site.groups[0].sources.push_back("s" + std::to_string(i));
  const auto answer = [&](const std::string& target) {
    Request request = make_request("GET", target);
    request.site = &site;
    return respond(backend, request);
  };
  const Response many = answer("/erweitert?go=1&group=Viele&lang=de");
  REQUIRE(many.status == 303);
  CHECK(get(backend, many.header("Location")).status == 200);
  for (std::size_t i = 60; i <= kMaxFilters; ++i)
    site.groups[0].sources.push_back("s" + std::to_string(i));
  const Response too_many = answer("/erweitert?go=1&group=Viele&lang=de");
  CHECK(too_many.status == 200);
  CHECK(contains(too_many.body, "zu viel für eine Suche"));
}

TEST_CASE("every page says what it leaves out of its address") {
  FakeBackend backend;
  backend.found.emplace().article.id = "1";
  backend.profile.emplace().name = "Angela Merkel";
  backend.response.diagnostics = {{0, 0, "note", "Etwas über die Anfrage."}};
  backend.told.diagnostics = backend.response.diagnostics;
  for (const std::string path :
       {"/?q=x", "/?q=x&view=quotes", "/article?id=1", "/name?person=Angela+Merkel", "/liste?id=1",
        "/liste?", "/versions?id=1", "/versions?id=1&with=1", "/kalender?year=2018", "/ausgabe?",
        "/geaendert?", "/erweitert?", "/chronik?q=x"}) {
    INFO(path);
    CHECK(contains(get(backend, path + "&from=quatsch&lang=de").body, "„quatsch“ ist kein Datum"));
  }
  for (const std::string path : {"/?q=x", "/?q=x&view=quotes", "/name?person=Angela+Merkel",
                                 "/kalender", "/ausgabe", "/chronik?q=x"}) {
    INFO(path);
    CHECK(contains(get(backend, path).body, "Etwas über die Anfrage."));
  }
}

TEST_CASE("every page keeps its path and its language") {
  FakeBackend backend;
  backend.found.emplace().article.id = "1";
  backend.profile.emplace().name = "Angela Merkel";
  backend.response.total = 1;
  backend.response.hits = {hit_of("1", "Bote", "")};
  Article version;
  version.id = "2";
  backend.other_versions = {version, version};
  const std::vector<std::string> pages = {
      "/article?id=1",       "/name?person=Angela+Merkel", "/liste?id=1", "/versions?id=1&with=1",
      "/kalender?year=2018", "/ausgabe?day=2018-07-16",    "/geaendert?", "/erweitert?",
      "/chronik?q=x"};
  for (const std::string_view path : route_paths()) {
    INFO(path);
    CHECK((!is_for_people(path) || path == "/" ||
           std::ranges::any_of(pages, [&](const std::string& page) {
             return page.substr(0, page.find('?')) == path;
           })));
  }
  for (const std::string& path : pages) {
    INFO(path);
    const std::string page = get(backend, path + "&lang=en").body;
    const std::string name = path.substr(0, path.find('?'));
    CHECK(contains(page, "href=\"" + name + "?"));
    CHECK(contains(page, R"(lang="de" hreflang="de")"));
    // Each link to a page of ours and each form asks for English again.
    const std::regex link(R"re((?:href|action)="(/[^"]*)")re");
    for (std::sregex_iterator at(page.begin(), page.end(), link), end; at != end; ++at) {
      const std::string to = (*at)[1];
      if (to.starts_with("/static/") || to.starts_with("/api/v1/articles/") ||
          to.starts_with("/api/v1/names/") || contains(to, "lang=de") ||
          to.starts_with("/opensearch"))
        continue;
      INFO(to);
      const bool form = (*at)[0].str().starts_with("action");
      const std::string after = page.substr(static_cast<std::size_t>(at->position()));
      const std::string fields = after.substr(0, after.find("</form>"));
      CHECK(contains(form ? fields : to, form ? R"(name="lang" value="en")" : "lang=en"));
    }
  }
}

TEST_CASE("the calendar of an archive without dates names no year") {
  FakeBackend backend;
  const std::string page = get(backend, "/kalender?lang=de").body;
  CHECK(contains(page, "<h1>Kalender</h1>"));
  CHECK_FALSE(contains(page, "Kalender 0"));
  CHECK(contains(page, "Es gibt keinen Artikel mit einem Datum."));
}

TEST_CASE("days of everything are counted as their issues count, of a search as its results") {
  FakeBackend backend;
  get(backend, "/kalender?year=2018");
  for (const SearchRequest& asked : backend.all_asked) CHECK_FALSE(asked.collapse);
  backend.all_asked.clear();
  get(backend, "/kalender?year=2018&q=Hafen");
  for (const SearchRequest& asked : backend.all_asked) CHECK(asked.collapse);
  backend.all_asked.clear();
  get(backend, "/");
  REQUIRE(backend.all_asked.size() > 1);
  for (std::size_t i = 1; i < backend.all_asked.size(); ++i) {  // what was years ago
    CHECK(backend.all_asked[i].from);
    CHECK_FALSE(backend.all_asked[i].collapse);
  }
}

TEST_CASE("a comparison of quotations counts articles with quotations") {
  FakeBackend backend;
  backend.response.total = 7;
  backend.response.facets.emplace().months = {{"2018-06", 2}, {"2018-07", 8}};
  backend.response.quotes.emplace().total = 99;
  const std::string page = get(backend, "/?q=Hafen&view=quotes&compare=Elbe&lang=de").body;
  CHECK(contains(page, R"(<span class="first">Hafen</span> <strong>7</strong>)"));
  CHECK(contains(page, R"(data-total="99")"));  // for saved searches
  for (const SearchRequest& asked : backend.all_asked) CHECK(asked.quotes);
  const std::size_t curve = page.find(R"(class="curve")");
  REQUIRE(curve != std::string::npos);
  CHECK(contains(page.substr(curve, page.find('>', curve) - curve), "view=quotes"));
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

// Finds nothing with a period or a filter.
struct EmptiedBackend : FakeBackend {
  ArchiveSummary archive;
  SearchResponse search(const SearchRequest& request, const Budget& budget) override {
    SearchResponse out = FakeBackend::search(request, budget);
    out.total = (request.from ? 0 : 4) + (request.filters.empty() ? 3 : 0);
    if (request.from && !request.filters.empty()) out.total = 0;
    return out;
  }
  std::optional<ArchiveSummary> summary(const Budget&) override { return archive; }
};

TEST_CASE("ways out of an empty answer are searches that find something") {
  EmptiedBackend backend;
  backend.archive.first_date = "2004-01-01";
  backend.archive.last_date = "2020-12-31";
  const std::string page =
      get(backend, "/?q=x&from=1990&to=1991&source=Bote&step=day&more=person&sort=oldest&lang=de")
          .body;
  CHECK(contains(page, R"(<a href="/?q=x&amp;source=Bote&amp;sort=oldest&amp;lang=de">ohne )"
                       "Zeitraum: 4 Artikel</a>"));
  CHECK(contains(page, "ohne „Bote“: 3 Artikel"));
  CHECK_FALSE(contains(page, "ohne Zeitraum und Filter"));
  CHECK(contains(page, "Das Archiv reicht vom 1. Januar 2004 bis zum 31. Dezember 2020."));
  // Without a period that is beside the point.
  CHECK_FALSE(contains(get(backend, "/?q=x&source=Bote&lang=de").body, "Das Archiv reicht"));
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

// Answers a search for certain versions with those that it is told to find.
struct StoryBackend : FakeBackend {
  std::vector<std::string> found_ids;
  SearchResponse search(const SearchRequest& request, const Budget& budget) override {
    SearchResponse out = FakeBackend::search(request, budget);
    if (request.collapse) return out;
    out.hits.clear();
    for (const std::string& id : found_ids) out.hits.push_back(hit_of(id, "Bote", ""));
    return out;
  }
};

TEST_CASE("changes keep to the filters, the place in the list and the time of a request") {
  StoryBackend backend;
  const auto at_hour = [](const std::string& id) {
    auto article = std::make_shared<Article>();
    article->id = id;
    article->source = "Bote";
    article->title = "Titel " + id;
    article->published = parse_date("2018-07-16T1" + id + ":00");
    return article;
  };
  Hit hit = hit_of("4", "Bote", "");
  hit.article = at_hour("4");
  hit.duplicates = 3;
  backend.response.hits = {hit};
  backend.response.total = 1;
  for (const char* id : {"1", "2", "3"}) backend.other_versions.push_back(*at_hour(id));
  const auto ids = [&](const std::string& rest) {
    std::string out;
    const auto json = nlohmann::json::parse(get(backend, "/api/v1/changes?" + rest).body);
    for (const auto& change : json["changes"])
      out += change["before"]["id"].get<std::string>() + change["after"]["id"].get<std::string>() +
             " ";
    return out + (json["more"] ? "…" : "");
  };
  CHECK(ids("") == "34 23 12 ");
  CHECK(ids("limit=2") == "34 23 …");
  CHECK(ids("limit=2&offset=1") == "23 12 ");
  CHECK(ids("limit=1&offset=2") == "12 ");
  CHECK(contains(get(backend, "/geaendert?limit=1&lang=de").body, R"(rel="next")"));
  CHECK(contains(get(backend, "/geaendert?limit=1&offset=1&lang=de").body, R"(rel="prev")"));
  // Of a story of which a search finds a part, only changes to versions that it finds.
  backend.response.hits[0].duplicates = 1;
  backend.found_ids = {"4", "2"};
  CHECK(ids("q=Hafen&section=Politik") == "34 12 ");
  CHECK(backend.asked.query == R"((Hafen) AND (id:"1" OR id:"2" OR id:"3" OR id:"4"))");
  CHECK(backend.asked.filters.size() == 1);

  backend.response.took_ms = 60'000;
  const Response late = get(backend, "/geaendert?lang=de");
  CHECK(contains(late.body, "Die Zeit reichte nicht"));
  CHECK(late.header("Cache-Control") == "no-store");
}

TEST_CASE("the same text under another headline is no identical one") {
  FakeBackend backend;
  Article& article = backend.found.emplace().article;
  article.id = "1";
  article.title = "Neu";
  article.body = "Es brennt.";
  Article other = article;
  other.id = "2";
  other.title = "Alt";
  backend.other_versions = {other};
  const std::string page = get(backend, "/versions?id=1&lang=de").body;
  CHECK(contains(page, "gleicher Text unter anderer Überschrift"));
  CHECK_FALSE(contains(page, "wortgleich"));
}

TEST_CASE("the versions of a hit are those that its filters let through, then the others") {
  StoryBackend backend;
  Article& article = backend.found.emplace().article;
  article.id = "1";
  Article version = article;
  for (const char* id : {"2", "3"}) {
    version.id = id;
    version.title = "Titel " + std::string(id);
    backend.other_versions.push_back(version);
  }
  backend.found_ids = {"3"};
  const std::string page = get(backend, "/versions?id=1&q=Hafen&source=Bote&lang=de").body;
  CHECK(backend.asked.query == R"(id:"2" OR id:"3")");
  CHECK(page.find("Titel 3") < page.find("Außerhalb der Filter"));
  CHECK(page.find("Außerhalb der Filter") < page.find("Titel 2"));
  CHECK_FALSE(contains(get(backend, "/versions?id=1&q=Hafen&lang=de").body, "Außerhalb"));
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
