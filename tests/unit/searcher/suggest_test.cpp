#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "core/store/reader.hpp"
#include "entities/recognizer.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/session/prefix_suggestions.hpp"
#include "tests/catch.hpp"
#include "tests/unit/searcher/archive.hpp"

namespace nachlese {

using namespace nachlese::ner;
using namespace nachlese::search;
using namespace nachlese::store;
namespace {

std::vector<nlohmann::json> suggest(Searcher& searcher, const char* beginning, std::size_t limit) {
  std::vector<nlohmann::json> out;
  for (const auto& suggestion : searcher.suggest(beginning, limit))
    out.push_back(to_json(suggestion));
  return out;
}

const test::SmallArchive& archive() {
  static const test::SmallArchive instance = [] {
    const auto recognizer = std::make_shared<const Recognizer>();
    std::vector<Article> articles;
    const auto add = [&](const std::string& body) {
      Article article;
      article.id = "a" + std::to_string(articles.size());
      article.title = "Meldung " + std::to_string(articles.size());
      article.body = body;
      article.published = parse_date("2018-07-16");
      articles.push_back(article);
    };
    for (int i = 0; i < 4; ++i)
      add("Der Bürgermeister Jens Brinkhoff sprach in Kassel über den Brückenbau, die Brühe und "
          "den Übermut.");
    for (int i = 0; i < 2; ++i)
      add("Die Trainerin Petra Kowollik-Brandt gewann in Bremen. Brot, Brand, Brei, Braut, Brise, "
          "Brocken.");
    add("Bratwurst, Breite, Brezel, Brille, Brombeere, Brunnen, Bruder, Brust; 1989 und 1990; 東京 "
        "und 東西.");
    return test::SmallArchive(articles, {[recognizer](std::span<const AnalyzedField> fields) {
                                           return recognizer->recognize(fields);
                                         },
                                         entities_fingerprint()});
  }();
  return instance;
}

}  // namespace

TEST_CASE("beginnings that are kept in memory suggest what a walk over the vocabulary does") {
  SearcherOptions options;
  options.beginnings = std::make_shared<SharedBeginnings>(archive().path());
  Searcher walking(archive().path());
  Searcher knowing(archive().path(), options);
  (void)knowing.suggest("br", 10);  // starts reading them
  ArchiveReader reader(archive().path(), [](const ArchiveInfo& info) { return info.fingerprint; });
  const auto known = [&] {
    return reader.read(
        [&](const ArchiveDatabase& database) { return options.beginnings->of(database); });
  };
  for (int i = 0; i < 200 && known() == nullptr; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  REQUIRE(known() != nullptr);
  REQUIRE(known()->contains("br"));
  CHECK(known()->at("br").size() == kBestOfBeginning);
  CHECK(known()->at("bra").front().text == "brand");
  CHECK_FALSE(known()->contains("b"));
  CHECK_FALSE(known()->contains("brin"));
  for (const char* beginning : {"br", "bra", "Br", "ko", "kow", "je", "üb", "übe", "19", "東京",
                                "ü", "zz", "brin", "jens br"}) {
    INFO(beginning);
    CHECK(suggest(knowing, beginning, 10) == suggest(walking, beginning, 10));
    CHECK(suggest(knowing, beginning, 4) == suggest(walking, beginning, 4));
    CHECK(suggest(knowing, beginning, 30) == suggest(walking, beginning, 30));
  }
}

namespace {

Article text(const std::string& id, const std::string& title, const std::string& body,
             const std::string& source) {
  Article article;
  article.id = id;
  article.title = title;
  article.body = body;
  article.source = source;
  article.published = parse_date("2024-05-01");
  return article;
}

const test::SmallArchive& written() {
  static const test::SmallArchive instance = [] {
    const auto recognizer = std::make_shared<const Recognizer>();
    return test::SmallArchive(
        {text("a1", "Meldung", "Die Straße ist gesperrt, die Fußball-Bundesliga ruht.",
              "Elbtal-Zeitung"),
         text("a2", "Meldung", "Die Begründung fehlt. Olaf Scholz schwieg. Ältere Ämter öffnen.",
              "Elbkurier"),
         text("a3", "Streit um Hartz IV",
              "Hartz IV bleibt. Angela Merkel sprach schnell. Die Bundesregierung half, und der "
              "Bundesregierung half der Bundestag. Die Maße und Müller.",
              "Nordkurier")},
        {[recognizer](std::span<const AnalyzedField> fields) {
           return recognizer->recognize(fields);
         },
         entities_fingerprint()});
  }();
  return instance;
}

std::vector<std::string> texts(const std::string& typed) {
  Searcher searcher(written().path());
  std::vector<std::string> out;
  for (const auto& suggestion : searcher.suggest(typed, 10)) out.push_back(suggestion.text);
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("words are suggested as they are written, also for digraphs") {
  CHECK(texts("straß") == Texts{"Straße"});
  CHECK(texts("strass") == Texts{"Straße"});
  CHECK(texts("STRAS") == Texts{"Straße"});
  CHECK(texts("begruend") == Texts{"Begründung"});
  CHECK(texts("aelt") == Texts{"ältere"});
  CHECK(texts("aemt") == Texts{"Ämter"});
  CHECK(texts("muell") == Texts{"Müller"});
  CHECK(texts("schn") == Texts{"schnell"});
  for (const auto& word : texts("fußb")) {
    CAPTURE(word);
    CHECK((word == "Fußball" || word == "Fußball-Bundesliga"));
  }
  CHECK(texts("fußb").size() == 2);
}

TEST_CASE("the words before decide what is suggested") {
  CHECK(texts("Olaf S").front() == "Olaf Scholz");
  CHECK(texts("olaf sch") == Texts{"Olaf Scholz", "schnell", "schwieg"});
  CHECK(texts("Kanzler Olaf Sch").front() == "Olaf Scholz");
  CHECK(texts("angela m").front() == "Angela Merkel");
  CHECK(texts("hartz i").front() == "IV");
  Searcher searcher(written().path());
  CHECK(searcher.suggest("Kanzler Olaf Sch", 10).front().replaces == 2);
  CHECK(searcher.suggest("straß", 10).front().replaces == 1);
  CHECK(texts("Olaf ").empty());
}

TEST_CASE("a thing has one row") {
  const auto rows = texts("bundes");
  CHECK(std::count(rows.begin(), rows.end(), "Bundesregierung") == 1);
  CHECK(std::set(rows.begin(), rows.end()).size() == rows.size());
}

TEST_CASE("behind a field its values are suggested") {
  CHECK(texts("quelle:elb") == Texts{"Elbkurier", "Elbtal-Zeitung"});
  CHECK(texts("Streit source:ELB") == Texts{"Elbkurier", "Elbtal-Zeitung"});
  CHECK(texts("quelle:zeit") == Texts{"Elbtal-Zeitung"});
  CHECK(texts("quelle:\"elbt") == Texts{"Elbtal-Zeitung"});
  CHECK(texts("quelle:").size() == 3);
  CHECK(texts("person:mer") == Texts{"Angela Merkel"});
  CHECK(texts("quelle:nichts").empty());
  CHECK(texts("nichts:elb").empty());
}

TEST_CASE("a suggested title knows its article") {
  Searcher searcher(written().path());
  const auto found = searcher.suggest("streit", 10);
  REQUIRE_FALSE(found.empty());
  CHECK(found.back().kind == SuggestionKind::title);
  CHECK(found.back().id == "a3");
}

TEST_CASE("beginnings of an archive that cannot be read are none") {
  SharedBeginnings beginnings(archive().path() / "nowhere");
  ArchiveReader reader(archive().path(), [](const ArchiveInfo& info) { return info.fingerprint; });
  for (int i = 0; i < 3; ++i) {
    reader.read(
        [&](const ArchiveDatabase& database) { CHECK(beginnings.of(database) == nullptr); });
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

TEST_CASE("reading beginnings can be stopped") {
  const std::atomic<bool> stopped = true;
  ArchiveReader reader(archive().path(), [](const ArchiveInfo& info) { return info.fingerprint; });
  reader.read(
      [&](const ArchiveDatabase& database) { CHECK(read_beginnings(database, stopped).empty()); });
}

}  // namespace nachlese
