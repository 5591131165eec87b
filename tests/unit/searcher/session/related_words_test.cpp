#include "searcher/session/related_words.hpp"

#include <algorithm>
#include <memory>
#include <span>

#include "entities/recognizer.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/session/written_forms.hpp"
#include "tests/catch.hpp"
#include "tests/unit/searcher/archive.hpp"

namespace nachlese {

using namespace nachlese::index;
using namespace nachlese::search;
using namespace nachlese::store;
namespace {

Article make(int number, const std::string& body, int year, const std::string& source) {
  Article article;
  article.id = "a" + std::to_string(number);
  article.title = "Meldung";
  article.body = body + " Nummer " + std::to_string(number) + ".";
  article.published = parse_date(std::to_string(year) + "-03-01");
  article.source = source;
  return article;
}

std::vector<Article> poison_and_weather() {
  std::vector<Article> out;
  for (int i = 0; i < 10; ++i) {
    out.push_back(make(i,
                       "Der Anschlag beschäftigt die Ermittler. Das Nervengift stammt aus einem "
                       "Labor, so die Begründung der Ärzte an der Straße. Die Ärzte schweigen. "
                       "Viele FFH-",
                       2020, "Elbtal-Zeitung"));
  }
  for (int i = 10; i < 80; ++i) {
    out.push_back(make(i, "Regen und Wind zogen über das Land, so der Dienst am Morgen danach.",
                       2015 + i % 4, "Nordkurier"));
  }
  return out;
}

std::vector<std::string> related(Searcher& searcher, const std::string& query,
                                 std::size_t most = 10) {
  SearchRequest request;
  request.query = query;
  request.related = most;
  request.collapse = false;
  std::vector<std::string> out;
  for (const auto& word : searcher.search(request).related) out.push_back(word.text);
  return out;
}

bool has(const std::vector<std::string>& all, const std::string& word) {
  return std::find(all.begin(), all.end(), word) != all.end();
}

}  // namespace

TEST_CASE("related words are written as the texts write them") {
  const test::SmallArchive archive(poison_and_weather());
  Searcher searcher(archive.path());
  const auto words = related(searcher, "Anschlag", 20);
  for (const char* word : {"Nervengift", "Labor", "Ermittler", "Begründung", "Ärzte", "Straße"}) {
    CAPTURE(word);
    CHECK(has(words, word));
  }
  for (const auto& word : words) {
    CAPTURE(word);
    CHECK(word.find("ss") == std::string::npos);
    CHECK_FALSE(word.ends_with("-"));
  }
}

TEST_CASE("nothing related is in the query, everywhere, or twice") {
  const test::SmallArchive archive(poison_and_weather());
  Searcher searcher(archive.path());
  for (const char* query : {"Anschlag", "Anschläge", "Anschlag Nervengift", "nervengift"}) {
    const auto words = related(searcher, query, 20);
    CAPTURE(query);
    CHECK_FALSE(words.empty());
    for (const char* no : {"Anschlag", "Nummer", "Meldung", "so", "die", "Regen"})
      CHECK((!has(words, no) || (std::string(no) == "Anschlag" && query[0] == 'n')));
  }
  CHECK_FALSE(has(related(searcher, "Anschlag Nervengift"), "Nervengift"));
  auto words = related(searcher, "Anschlag", 20);
  std::sort(words.begin(), words.end());
  CHECK(std::adjacent_find(words.begin(), words.end()) == words.end());
  CHECK(related(searcher, "Anschlag", 2).size() == 2);
  CHECK(related(searcher, "Hagelschlag").empty());
  CHECK(related(searcher, "").empty());
}

TEST_CASE("a facet or a period has words of its own") {
  const test::SmallArchive archive(poison_and_weather());
  Searcher searcher(archive.path());
  SearchRequest request;
  request.related = 5;
  request.limit = 0;
  request.filters = {{FacetKind::source, "Elbtal-Zeitung", false}};
  const auto of_source = searcher.search(request);
  CHECK(of_source.hits.empty());
  CHECK(of_source.total == 10);
  REQUIRE(of_source.related.size() == 5);
  CHECK(of_source.related.front().score > 0);
  CHECK(of_source.related.front().articles == 10);
  request.filters.clear();
  request.from = request.to = parse_date("2020-03");
  const auto of_month = searcher.search(request);
  REQUIRE(of_month.related.size() == 5);
  for (const auto& word : of_month.related) CHECK(word.text != "Regen");
}

TEST_CASE("asking for related words changes no page") {
  const test::SmallArchive archive(poison_and_weather());
  Searcher searcher(archive.path());
  for (const std::size_t limit : {0U, 3U, 10U, 30U}) {
    SearchRequest request;
    request.query = "Regen Wind";
    request.limit = limit;
    request.collapse = false;
    const auto without = searcher.search(request);
    request.related = 5;
    const auto with = searcher.search(request);
    REQUIRE(with.hits.size() == without.hits.size());
    CHECK(with.total == without.total);
    for (std::size_t i = 0; i < with.hits.size(); ++i) CHECK(with.hits[i].id == without.hits[i].id);
  }
}

TEST_CASE("persons are related under their whole name") {
  auto articles = poison_and_weather();
  for (int i = 0; i < 8; ++i)
    articles[static_cast<std::size_t>(i)].body +=
        " Der Anwalt Andrej Petrow sprach mit Olaf Scholz.";
  const auto recognizer = std::make_shared<const ner::Recognizer>();
  const test::SmallArchive archive(articles,
                                   {[recognizer](std::span<const ner::AnalyzedField> fields) {
                                      return recognizer->recognize(fields);
                                    },
                                    ner::entities_fingerprint()});
  Searcher searcher(archive.path());
  SearchRequest request;
  request.query = "Anschlag";
  request.related = 20;
  request.collapse = false;
  const auto response = searcher.search(request);
  const auto person = std::find_if(response.related.begin(), response.related.end(),
                                   [](const auto& word) { return word.text == "Olaf Scholz"; });
  REQUIRE(person != response.related.end());
  CHECK(person->name == FacetKind::person);
  for (const auto& word : response.related) {
    CHECK(word.text != "Scholz");
    CHECK(word.text != "Olaf");
  }
  request.query = "Scholz";
  for (const auto& word : searcher.search(request).related) CHECK(word.text != "Olaf");
}

}  // namespace nachlese
