// What a reader may not see is as if it did not exist: every answer over a part of an archive is
// the answer over an archive of that part alone.
#include <algorithm>
#include <functional>
#include <memory>
#include <regex>
#include <string>
#include <thread>
#include <vector>

#include "core/base/facet_kind.hpp"
#include "entities/recognizer.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/output/chronicle.hpp"
#include "tests/catch.hpp"
#include "tests/unit/searcher/archive.hpp"

namespace nachlese {

using namespace nachlese::index;
using namespace nachlese::ner;
using namespace nachlese::search;
namespace {

NameSource names_in_rights_test() {
  const auto recognizer = std::make_shared<const Recognizer>();
  return {
      [recognizer](std::span<const AnalyzedField> fields) { return recognizer->recognize(fields); },
      entities_fingerprint()};
}

using test::article_of;

const std::string kLong =
    "Der Bürgermeister Jens Brinkhoff sprach am Montag in Kassel mit der CDU über den Haushalt der "
    "Stadt. Er sagte, das Geld reiche für die neue Brücke und für zwei Schulen im Norden. Die "
    "Fraktion will im Herbst entscheiden, ob auch das Theater saniert wird.";

std::vector<Article> open_articles() {
  return {
      article_of("o1", "Haushalt in Kassel", kLong, "2018-07-16", "Bote", "Politik"),
      article_of("o2", "Brücke wird teurer",
                 "Die Brücke über die Fulda kostet mehr. \"Wir zahlen das\", sagte Jens Brinkhoff.",
                 "2018-07-18", "Bote", "Lokales"),
      article_of("o3", "Spiel in Bremen",
                 "Die Trainerin Petra Kowollik gewann in Bremen. Das Spiel war schnell.",
                 "2018-08-01", "Zeitung", "Sport"),
      article_of("o4", "Theater bleibt zu", "Das Theater in Kassel bleibt bis zum Herbst zu.",
                 "2018-08-02", "Zeitung", "Kultur", "frei"),
  };
}

// Words, names, a source, a section and a year that only they have, further versions of an open
// story, and words that open articles have, too.
std::vector<Article> secret_articles() {
  std::vector<Article> out = {
      article_of("s1", "Geheimakte Quarzwolke",
                 "Die Agentin Frieda Quarzmann traf in Helsinki den Minister. \"Die Quarzwolke "
                 "bleibt geheim\", sagte Frieda Quarzmann.",
                 "2021-03-01", "Geheimblatt", "Verschlusssache"),
      article_of("s2", "Haushalt in Kassel, Quarzfassung", kLong + " Quarzzusatz am Ende.",
                 "2018-07-15", "Geheimblatt", "Politik"),
      article_of("s3", "Brückenquarz", "Die Brücke und das Theater kosten Quarzgeld in Kassel.",
                 "2018-07-18", "Bote", "Lokales", "intern"),
      article_of("s4", "Theaterquarz", "Jens Brinkhoff und Frieda Quarzmann im Theater.", "",
                 "Zeitung", "Verschlusssache"),
  };
  for (int i = 0; i < 12; ++i)
    out.push_back(
        article_of("q" + std::to_string(i), "Thekenquarz Nummer " + std::to_string(i),
                   "Petra Kowollik und Frieda Quarzmann sprachen über das Thermoquarz und "
                   "über die Brücken.",
                   "2019-0" + std::to_string(i % 9 + 1) + "-11", "Geheimblatt", "Sport"));
  return out;
}

ReadingRights rights_to_open() {
  ReadingRule all;
  all.except_sources = {"Geheimblatt"};
  all.except_sections = {"Verschlusssache"};
  all.except_rights = {"Intern"};
  return {{all}, {}};
}

std::vector<Article> joined(std::vector<Article> some, const std::vector<Article>& more) {
  some.insert(some.end(), more.begin(), more.end());
  return some;
}

const test::SmallArchive& whole() {
  static const test::SmallArchive instance(joined(secret_articles(), open_articles()),
                                           names_in_rights_test());
  return instance;
}

const test::SmallArchive& open_alone() {
  static const test::SmallArchive instance(open_articles(), names_in_rights_test());
  return instance;
}

std::string without_time(std::string json) {
  json = std::regex_replace(json, std::regex(R"("score":[0-9.e+-]+)"), "");
  for (const char* key : {"\"took_ms\":", "\"created\":", "\"updated\":", "\"archive\":",
                          "\"directory\":", "\"bytes\":", "\"generation\":"}) {
    const std::size_t at = json.find(key);
    if (at != std::string::npos) json.erase(at, json.find_first_of(",}", at) - at);
  }
  return json;
}

const std::vector<std::string> kQueries = {"",
                                           "Kassel",
                                           "Brücke",
                                           "Brücken",
                                           "Theater",
                                           "Quarzwolke",
                                           "quarz*",
                                           "*quarz",
                                           "Quarzwolk~",
                                           "Frieda Quarzmann",
                                           "person:\"Frieda Quarzmann\"",
                                           "quelle:Geheimblatt",
                                           "Geheimblatt",
                                           "ressort:Verschlusssache",
                                           "datum:2021",
                                           "2021",
                                           "Brinkhoff",
                                           "Brinkhoff Quarzmann",
                                           "Brueke",
                                           "Haushalt Kassel Quarzzusatz",
                                           "\"Haushalt in Kassel\"",
                                           "NOT Kassel",
                                           "the*",
                                           "Kowollik",
                                           "Theater NEAR Kassel",
                                           "Helsinki",
                                           "Thermoquarz Spiel",
                                           "Quarz OR Spiel",
                                           "id:s1",
                                           "sagt:Brinkhoff",
                                           "sagt:Quarzmann",
                                           "zitat:geheim"};

// All that a searcher can be asked, as text.
std::vector<std::string> answers_of(Searcher& searcher) {
  std::vector<std::string> out;
  const auto add = [&](const std::string& what, const std::string& answer) {
    out.push_back(what + ": " + without_time(answer));
  };
  for (const std::string& query : kQueries) {
    for (const bool collapse : {true, false}) {
      for (const auto& sort : kSorts) {
        SearchRequest request;
        request.query = query;
        request.facets = true;
        request.facet_limit = 100;
        request.related = 10;
        request.collapse = collapse;
        request.sort = sort.sort;
        request.articles = true;
        request.timeout = 0;
        add("search " + query, to_json(searcher.search(request)));
        request.quotes = true;
        add("quotes " + query, to_json(searcher.search(request)));
      }
    }
    ChronicleRequest told;
    told.search.query = query;
    told.search.timeout = 0;
    add("chronicle " + query, to_json(searcher.chronicle(told)));
    for (const auto& [id, score] : searcher.ranking(told.search, true)) add("ranking " + query, id);
    SearchRequest exact;
    exact.query = query;
    add("exact " + query, to_json(searcher.exact_matches(exact, false, 100)));
  }
  for (const char* typed :
       {"t",           "th",       "the",       "thea",    "thek",
        "q",           "qu",       "quarz",     "geh",     "fri",
        "frieda ",     "frieda q", "br",        "brü",     "petra k",
        "quelle:g",    "quelle:",  "ressort:v", "person:", "haushalt in kassel, q",
        "geheimakte q"}) {
    std::string all;
    for (const auto& suggestion : searcher.suggest(typed, 20)) all += to_json(suggestion);
    add(std::string("suggest ") + typed, all);
  }
  for (const char* id : {"o1", "o2", "o3", "o4", "s1", "s2", "s3", "s4", "q1", "nothing"}) {
    const auto article = searcher.article(id, "Kassel");
    add(std::string("article ") + id,
        article ? to_json(article->article, searcher.names(article->article)) : "none");
    const auto similar = searcher.similar(id, 20);
    add(std::string("similar ") + id, similar ? to_json(*similar) : "none");
    std::string versions;
    for (const auto& version : searcher.versions(id, 20)) versions += to_json(version);
    add(std::string("versions ") + id, versions);
  }
  for (const bool collapse : {true, false}) {
    for (const char* name : {"Jens Brinkhoff", "Frieda Quarzmann", "Petra Kowollik"}) {
      const auto profile = searcher.name(FacetKind::person, name, collapse);
      add(std::string("name ") + name, profile ? to_json(*profile) : "none");
    }
    const auto place = searcher.name(FacetKind::place, "Helsinki", collapse);
    add("name Helsinki", place ? to_json(*place) : "none");
  }
  add("summary", to_json(searcher.summary()));
  add("contents", std::to_string(searcher.contents().size()));
  return out;
}

TEST_CASE("an answer over a part of an archive is that over the part alone") {
  for (const bool caches : {false, true}) {
    SearcherOptions options;
    if (caches) options = with_shared_caches(options, whole().path());
    Searcher part(whole().path(), with_rights(options, rights_to_open(), whole().path()));
    SearcherOptions alone_options;
    if (caches) alone_options = with_shared_caches(alone_options, open_alone().path());
    Searcher alone(open_alone().path(), alone_options);
    if (caches) {  // starts reading suggestions in the background
      (void)part.suggest("th", 5);
      (void)alone.suggest("th", 5);
      std::this_thread::sleep_for(std::chrono::milliseconds(500));
    }
    const auto seen = answers_of(part);
    const auto expected = answers_of(alone);
    REQUIRE(seen.size() == expected.size());
    for (std::size_t i = 0; i < seen.size(); ++i) CHECK(seen[i] == expected[i]);
  }
}

TEST_CASE("nothing secret is in any answer, and all of it in those of who may see everything") {
  Searcher part(whole().path(), with_rights({}, rights_to_open(), whole().path()));
  for (const std::string& answer : answers_of(part)) {
    const std::string said = answer.substr(answer.find(": ") + 2);
    // Queries are repeated in their answers.
    if (answer.find("uarz") != std::string::npos && answer.find("\"query\"") != std::string::npos)
      CHECK(answer.find("\"hits\":[{\"id\":\"s") == std::string::npos);
    if (answer.starts_with("suggest") || answer.starts_with("article") ||
        answer.starts_with("similar") || answer.starts_with("versions") ||
        answer.starts_with("name")) {
      INFO(answer);
      CHECK(said.find("uarz") == std::string::npos);
      CHECK(said.find("Geheim") == std::string::npos);
    }
  }
  Searcher all(whole().path());
  CHECK(all.summary().articles == 20);
  CHECK(all.article("s1"));
  CHECK_FALSE(part.article("s1"));
  CHECK(part.summary().articles == 4);
}

std::vector<std::string> visible_ids(const ReadingRights& rights) {
  Searcher searcher(whole().path(), with_rights({}, rights, whole().path()));
  SearchRequest request;
  request.collapse = false;
  request.limit = 100;
  std::vector<std::string> out;
  for (const auto& hit : searcher.search(request).hits) out.push_back(hit.id);
  std::sort(out.begin(), out.end());
  CHECK(searcher.summary().articles == out.size());
  return out;
}

TEST_CASE("rules name sources, sections, periods, embargoes and access terms") {
  using Ids = std::vector<std::string>;
  CHECK(visible_ids({}) == Ids{});
  ReadingRule bote;
  bote.sources = {"BOTE"};
  CHECK(visible_ids({{bote}, {}}) == Ids{"o1", "o2", "s3"});
  ReadingRule intern;
  intern.rights = {"intern"};
  CHECK(visible_ids({{bote}, {intern}}) == Ids{"o1", "o2"});
  ReadingRule culture;
  culture.sections = {"Kultur", "nie"};
  CHECK(visible_ids({{bote, culture}, {intern}}) == Ids{"o1", "o2", "o4"});
  ReadingRule without_terms;
  without_terms.rights = {kNoField};
  without_terms.sources = {"Bote", "Zeitung"};
  CHECK(visible_ids({{without_terms}, {}}) == Ids{"o1", "o2", "o3", "s4"});
  ReadingRule july;
  july.published = {parse_date("2018-07"), parse_date("2018-07")};
  CHECK(visible_ids({{july}, {}}) == Ids{"o1", "o2", "s2", "s3"});
  ReadingRule everything;
  ReadingRule recent;
  recent.published.from = parse_date("2018-08");
  // What has no date may be as recent.
  CHECK(visible_ids({{everything}, {recent}}) == Ids{"o1", "o2", "s2", "s3"});
}

TEST_CASE("an embargo ends after its days") {
  Article today = article_of("new", "Heute", "Neu.", to_iso(local_today()), "Bote", "Politik");
  Article before = article_of("old", "Damals", "Alt.", "2001-01-01", "Bote", "Politik");
  const test::SmallArchive archive({today, before});
  ReadingRule embargo;
  embargo.older_than_days = 1;
  Searcher searcher(archive.path(), with_rights({}, {{embargo}, {}}, archive.path()));
  CHECK(searcher.article("old"));
  CHECK_FALSE(searcher.article("new"));
  embargo.older_than_days = 0;
  embargo.newer_than_days = 7;
  Searcher newest(archive.path(), with_rights({}, {{embargo}, {}}, archive.path()));
  CHECK(newest.article("new"));
  CHECK_FALSE(newest.article("old"));
}

TEST_CASE("states of different rights have different tags") {
  Searcher all(whole().path());
  Searcher part(whole().path(), with_rights({}, rights_to_open(), whole().path()));
  Searcher none(whole().path(), with_rights({}, {}, whole().path()));
  CHECK(all.state_tag() != part.state_tag());
  CHECK(none.state_tag() != part.state_tag());
}

}  // namespace
}  // namespace nachlese
