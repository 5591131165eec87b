#include <algorithm>
#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <sstream>

#include "core/base/facet_kind.hpp"
#include "searcher/api/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/unit/searcher/archive.hpp"

namespace nachlese {

using namespace nachlese::search;
namespace {

Article make(const std::string& id, const std::string& title, const std::string& body,
             const std::string& date, const std::string& source) {
  Article article = test::article_of(id, title, body, date, source, "Politik");
  article.authors = {"Anna Brückner"};
  return article;
}

const test::SmallArchive& archive() {
  static const test::SmallArchive instance({
      make("a", "Gipfel in Helsinki",
           "Putin und Trump treffen sich in Helsinki. Das Gipfeltreffen dauert zwei Stunden.",
           "2018-07-16", "Bote"),
      make("b", "Nach dem Gipfel",
           "Putin und Trump treffen sich in Helsinki. Das Gipfeltreffen dauert zwei Stunden.",
           "2018-07-17", "Zeitung"),
      make("c", "Trump in London",
           "Trump besucht die Königin. Von Putin war keine Rede, und Helsinki lag weit weg.",
           "2018-07-13", "Bote"),
      make(
          "d", "Das neue Gesetz",
          "Der Bundestag beschließt neue Gesetze. Im Haus der Geschichte in Bonn steht ein Modell.",
          "2022-02-24", "Zeitung"),
      make("e", "Häuser in der Straße",
           "Alte Häuser <b>&</b> neue \"Straßen\".\x01\x1b[31m Das Haus am See ist verkauft.",
           "2022", "Bote"),
      make("f", "Ohne Datum", "Ein Treffen ohne Zeit, mit Selenskyj in Kiew.", "", "Neue Zeitung"),
  });
  return instance;
}

std::vector<std::string> ids(const SearchResponse& response) {
  std::vector<std::string> out;
  for (const auto& hit : response.hits) out.push_back(hit.id);
  return out;
}

std::vector<std::string> sorted(std::vector<std::string> values) {
  std::sort(values.begin(), values.end());
  return values;
}

using Ids = std::vector<std::string>;

SearchResponse search(const std::string& query,
                      const std::function<void(SearchRequest&)>& change = {}) {
  SearchRequest request;
  request.query = query;
  request.collapse = false;
  if (change) change(request);
  return Searcher(archive().path()).search(request);
}

bool has(const SearchResponse& response, const std::string& code) {
  return std::any_of(response.diagnostics.begin(), response.diagnostics.end(),
                     [&](const auto& d) { return d.code == code; });
}

TEST_CASE("base forms and their inflections find each other, in texts and titles") {
  CHECK(sorted(ids(search("Hauses"))) == Ids{"d", "e"});
  CHECK(sorted(ids(search("titel:Gipfels"))) == Ids{"a", "b"});
  CHECK(sorted(ids(search("titel:Gesetzes"))) == Ids{"d"});
}

TEST_CASE("queries find what the language promises") {
  struct Case {
    std::string query;
    Ids ids;
  };
  const Case cases[] = {
      {"Königin", {"c"}},
      {"haus", {"d", "e"}},
      {"=häuser", {"e"}},
      {"\"Haus der Geschichte\"", {"d"}},
      {"\"Geschichte der Haus\"", {}},
      {"\"neue Gesetz\"~", {"d"}},
      {"Königin UND Trump", {"c"}},
      {"Königin ODER Bundestag", {"c", "d"}},
      {"Putin -Königin", {"a", "b"}},
      {"Putin NICHT (Königin ODER Nach)", {"a"}},
      {"Trump NAHE/3 Putin", {"a", "b"}},
      {"Trump NAHE/1 Königin", {}},
      {"Gipfeltr*", {"a", "b"}},
      {"K?nigin", {"c"}},
      {"Selenski~", {"f"}},
      {"titel:London", {"c"}},
      {"titel:Königin", {}},
      {"titel:\"in Helsinki\"", {"a"}},
      {"quelle:Bote", {"a", "c", "e"}},
      {"quelle:\"Neue Zeitung\"", {"f"}},
      {"quelle:Zeitung", {"b", "d", "f"}},
      {"quelle:Zei*", {"b", "d", "f"}},
      {"autor:brückner Königin", {"c"}},
      {"id:c", {"c"}},
      {"id:(c ODER d)", {"c", "d"}},
      {"datum:2018", {"a", "b", "c"}},
      {"datum:2018-07-14..2018-07-16", {"a"}},
      {"datum:>=24.02.2022", {"d"}},
      {"datum:2022", {"d", "e"}},
      {"datum:<2018-07-16", {"c"}},
      {"NICHT datum:2018", {"d", "e", "f"}},
      {"strasse", {"e"}},
  };
  for (const auto& c : cases) {
    INFO(c.query);
    CHECK(sorted(ids(search(c.query))) == c.ids);
  }
}

TEST_CASE("an inflected phrase of one word finds no more than the word, but for rare readings") {
  std::vector<Article> articles;
  std::set<std::string> words;
  for (const char* file : {"land-und-leute.jsonl", "politik-und-welt.jsonl"}) {
    std::ifstream lines(std::string(NACHLESE_SOURCE_DIR "/resources/sample/") + file);
    for (std::string line; std::getline(lines, line);) {
      const auto json = nlohmann::json::parse(line);
      articles.push_back(make(json.at("id"), json.at("title"), json.at("body"), "2020", ""));
      std::istringstream text(articles.back().body);
      for (std::string word; text >> word;) {
        if (word.find_first_of("\".,:;!?()/-*~+=&'") == std::string::npos) words.insert(word);
      }
    }
  }
  const test::SmallArchive sample(articles);
  Searcher searcher(sample.path());
  const auto found = [&](const std::string& query) {
    SearchRequest request;
    request.query = query;
    request.limit = articles.size();
    request.collapse = false;
    request.feedback = false;
    return sorted(ids(searcher.search(request)));
  };
  std::mt19937 random{5};
  std::size_t more = 0;  // forms were found, too
  Ids tried;
  Ids beyond;
  for (const std::string& word : words) {
    if (random() % 2 != 0) continue;
    tried.push_back(word);
    const Ids forms = found("\"" + word + "\"~");
    const Ids all = found("(" + word + ")");
    if (!std::ranges::includes(all, forms)) beyond.push_back(word);
    more += forms.size() > found("\"" + word + "\"").size() ? 1 : 0;
  }
  CHECK(more > 50);
  // "Ersten" as a noun, which is rare, has another stem than "erste".
  std::string list;
  for (const auto& word : beyond) list += word + " ";
  INFO(list);
  CHECK(beyond.size() * 200 < tried.size());
}

TEST_CASE("the whole word ranks above a compound that contains it") {
  const auto found = ids(search("Treffen"));
  REQUIRE_FALSE(found.empty());
  CHECK(found.front() == "f");
}

TEST_CASE("filters, order and paging") {
  CHECK(ids(search("Putin", [](auto& r) { r.sort = Sort::newest; })) == Ids{"b", "a", "c"});
  CHECK(ids(search("Putin", [](auto& r) { r.sort = Sort::oldest; })) == Ids{"c", "a", "b"});
  CHECK(ids(search("Putin", [](auto& r) {
          r.filters = {{FacetKind::source, "bote", false}};
          r.sort = Sort::newest;
        })) == Ids{"a", "c"});
  CHECK(ids(search("Putin", [](auto& r) {
          r.filters = {{FacetKind::source, "Bote", true}};
        })) == Ids{"b"});
  CHECK(ids(search("", [](auto& r) {
          r.from = parse_date("2018-07-17");
          r.to = parse_date("2018");
        })) == Ids{"b"});
  CHECK(ids(search("", [](auto& r) {
          r.offset = 1;
          r.limit = 2;
          r.sort = Sort::oldest;
        })).size() == 2);
  CHECK(search("", [](auto& r) { r.limit = 0; }).total == 6);
}

TEST_CASE("duplicates collapse and the total says how many hits there are") {
  const auto response = search("Gipfeltreffen UND Helsinki", [](auto& r) { r.collapse = true; });
  REQUIRE(response.hits.size() == 1);
  CHECK(response.hits[0].duplicates == 1);
  CHECK(response.total == 1);
  CHECK(response.versions == 2);
  CHECK(response.total_exact);
}

TEST_CASE("facets count every match") {
  const auto response = search("Putin", [](auto& r) { r.facets = true; });
  REQUIRE(response.facets);
  const auto& sources = response.facets->by_kind[static_cast<std::size_t>(FacetKind::source)];
  REQUIRE(sources.size() == 2);
  CHECK(sources[0].value == "Bote");
  CHECK(sources[0].count == 2);
  REQUIRE(response.facets->months.size() == 1);
  CHECK(response.facets->months[0].value == "2018-07");
  CHECK(response.facets->months[0].count == 3);
}

TEST_CASE("a relaxed search says so, and required words stay required") {
  const auto relaxed = search("Königin Bundestag");
  CHECK(has(relaxed, "relaxed"));
  CHECK(sorted(ids(relaxed)) == Ids{"c", "d"});
  CHECK(ids(search("+Königin Bundestag")) == Ids{"c"});
  CHECK(search("Königin UND Bundestag").hits.empty());
}

TEST_CASE("of articles that lack words the one that has all comes first") {
  static const test::SmallArchive archive(
      {make("many", "", "Gipfel, Gipfel und noch ein Gipfel in den Alpen.", "", ""),
       make("all", "", "Der Gipfel fand bei Regen statt, und danach gab es ein Treffen.", "", ""),
       make("some", "", "Ein Treffen.", "", ""), make("none", "", "Ganz andere Dinge.", "", "")});
  Searcher searcher(archive.path());
  SearchRequest request;
  request.query = "Gipfel Treffen";
  const auto response = searcher.search(request);
  REQUIRE(response.hits.size() == 3);
  CHECK(response.hits.front().id == "all");
}

TEST_CASE("a rarer ending of an adjective does not make it the weightier word") {
  std::vector<Article> articles = {
      make("wanted", "", "Der Wohnungsbau, und noch einmal der Wohnungsbau, ist sozial.", "", ""),
      make("ending", "", "Ein sozialer und wieder sozialer Mensch beim Wohnungsbau war er.", "",
           "")};
  for (int i = 0; i < 20; ++i)
    articles.push_back(make("s" + std::to_string(i), "", "Das ist sozial und sozial.", "", ""));
  const test::SmallArchive archive(articles);
  Searcher searcher(archive.path());
  SearchRequest request;
  request.query = "sozialer Wohnungsbau";
  CHECK(searcher.search(request).hits.front().id == "wanted");
}

TEST_CASE("odd queries get an answer and a diagnostic") {
  CHECK(has(search("der die das"), "only-function-words"));
  CHECK(has(search("*"), "lone-wildcard"));
  CHECK(has(search("\"Putin"), "unbalanced-quote"));
  CHECK_FALSE(search("\"Putin").hits.empty());
  CHECK(has(search("-Putin"), "only-exclusions"));
  CHECK(has(search("?!…"), "no-words"));
  CHECK(has(search("person:Niemand"), "no-such-name"));
  CHECK(has(search("Putin\x01"), "control-characters"));
  std::string longest;
  while (longest.size() < 10'000) longest += "wort" + std::to_string(longest.size()) + " ";
  CHECK(has(search(longest), "too-many-words"));
}

TEST_CASE("hits are marked and safe to show") {
  const auto hit = search("Gipfel treffen").hits.front();
  CHECK(hit.snippet.find("<mark>") != std::string::npos);
  const auto houses = search("Häuser").hits;
  REQUIRE_FALSE(houses.empty());
  for (const auto& h : houses) {
    CHECK(h.snippet.find("<b>") == std::string::npos);
    CHECK(h.snippet.find('\x1b') == std::string::npos);
  }
}

TEST_CASE("an article is shown with its marks, similar ones without its duplicates") {
  Searcher searcher(archive().path());
  const auto article = searcher.article("c", "Königin");
  REQUIRE(article);
  REQUIRE(article->paragraphs_html.size() == 1);
  CHECK(article->paragraphs_html[0].find("<mark>Königin</mark>") != std::string::npos);
  REQUIRE_FALSE(article->hits.empty());
  const TextPlace& place = article->hits.front();
  CHECK(place.role == TextRole::body);
  CHECK(article->article.body.substr(place.begin, place.end - place.begin) == "Königin");
  CHECK_FALSE(searcher.article("nicht da"));
  CHECK_FALSE(searcher.similar("nicht da", 5));
  const auto similar = searcher.similar("a", 5);
  REQUIRE(similar);
  for (const auto& hit : similar->hits) CHECK((hit.id != "a" && hit.id != "b"));
}

TEST_CASE("the versions of a text") {
  Searcher searcher(archive().path());
  const auto versions = searcher.versions("a", 5);
  REQUIRE(versions.size() == 1);
  CHECK(versions[0].id == "b");
  CHECK(searcher.versions("c", 5).empty());
  CHECK(searcher.versions("nicht da", 5).empty());
}

TEST_CASE("days are counted as long as they lie within a year") {
  Searcher searcher(archive().path());
  SearchRequest request;
  request.facets = true;
  request.collapse = false;
  const auto all = searcher.search(request);
  CHECK(all.facets->days.empty());
  request.from = request.to = parse_date("2018-07");
  const auto july = searcher.search(request);
  REQUIRE_FALSE(july.facets->days.empty());
  CHECK(july.facets->days.front().value.starts_with("2018-07-"));
  std::uint64_t articles = 0;
  for (const auto& day : july.facets->days) articles += day.count;
  REQUIRE(july.facets->months.size() == 1);
  CHECK(articles == july.facets->months[0].count);
  // A story of two days counts in each, and once in their month.
  request.collapse = true;
  const auto stories = searcher.search(request);
  std::uint64_t on_days = 0;
  for (const auto& day : stories.facets->days) on_days += day.count;
  CHECK(stories.facets->months[0].count == stories.total);
  CHECK(stories.facets->years[0].count == stories.total);
  CHECK(on_days > stories.total);
}

TEST_CASE("suggestions are words and names of the archive") {
  const auto suggestions = Searcher(archive().path()).suggest("Putin und hel", 5);
  REQUIRE_FALSE(suggestions.empty());
  CHECK(suggestions[0].text == "Helsinki");
  CHECK(suggestions[0].count == 3);
}

TEST_CASE("suggestions are titles, too") {
  const auto titles = [](const std::string& text) {
    std::vector<std::pair<std::string, std::uint64_t>> out;
    for (const auto& suggestion : Searcher(archive().path()).suggest(text, 6))
      if (suggestion.kind == SuggestionKind::title)
        out.emplace_back(suggestion.text, suggestion.count);
    return out;
  };
  using Titles = std::vector<std::pair<std::string, std::uint64_t>>;
  CHECK(titles("gipf") ==
        // those that start with it first
        Titles{{"Gipfel in Helsinki", 1}, {"Nach dem Gipfel", 1}});
  CHECK(titles("Gipfel He") == Titles{{"Gipfel in Helsinki", 1}});
  CHECK(titles("Helsinki Gip") == Titles{{"Gipfel in Helsinki", 1}});
  CHECK(titles("der Straß") == Titles{{"Häuser in der Straße", 1}});
  CHECK(titles("Lon").empty());              // too short alone
  CHECK(titles("Gipfel Haus").empty());      // in two titles
  CHECK(titles("Königin").empty());          // in a text
  CHECK(titles("titel:Gipfel He").empty());  // a query
}

TEST_CASE("a title of many articles is suggested once") {
  std::vector<Article> articles;
  for (int i = 0; i < 100; ++i)
    articles.push_back(make("w" + std::to_string(i),
                            i % 50 == 0 ? "Wetterdienst warnt" : "Das Wetter", std::to_string(i),
                            "2020", "Bote"));
  const test::SmallArchive many(articles);
  const auto suggestions = Searcher(many.path()).suggest("Wetter", 10);
  std::vector<std::string> titles;
  for (const auto& suggestion : suggestions)
    if (suggestion.kind == SuggestionKind::title)
      titles.push_back(suggestion.text + " " + std::to_string(suggestion.count));
  REQUIRE_FALSE(titles.empty());
  CHECK(std::count(titles.begin(), titles.end(), "Das Wetter 98") == 1);
  CHECK(std::set<std::string>(titles.begin(), titles.end()).size() == titles.size());
}

TEST_CASE("random bytes are answered") {
  Searcher searcher(archive().path());
  std::mt19937 random(11);
  const std::vector<std::string> pieces = {
      "Putin ", "UND ", "ODER ", "NAHE/2 ", "titel:", "person:", "datum:2018..", "\"",
      "(",      ")",    "*",     "~ ",      "-",      "wor?t ",  "\xff"};
  for (int round = 0; round < 500; ++round) {
    SearchRequest request;
    for (unsigned i = 0; i < random() % 12; ++i) request.query += pieces[random() % pieces.size()];
    CHECK_NOTHROW((void)searcher.search(request));
  }
}

}  // namespace
}  // namespace nachlese
