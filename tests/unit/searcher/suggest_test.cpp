#include <atomic>
#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
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
