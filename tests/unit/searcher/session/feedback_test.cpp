#include "searcher/session/feedback.hpp"

#include <algorithm>
#include <set>

#include "indexer/shard_split.hpp"
#include "searcher/api/explanation.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "searcher/api/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/unit/searcher/archive.hpp"

namespace nachlese {

using namespace nachlese::index;
using namespace nachlese::search;
using namespace nachlese::store;
namespace {

using Ids = std::vector<std::string>;

Article make(const std::string& id, const std::string& body, int year = 2020,
             const std::string& title = "Meldung") {
  Article article;
  article.id = id;
  article.title = title;
  article.body = body;
  article.published = parse_date(std::to_string(year) + "-03-01");
  return article;
}

const char* const kOthers[] = {"Regen", "Sturm", "Wolken", "Frost", "Nebel", "Hagel", "Sonne"};

// Twelve articles are about the release of hemp, one mentions both words of another matter, and
// sixty are about the weather.
std::vector<Article> hemp_and_weather() {
  std::vector<Article> out;
  for (int i = 0; i < 12; ++i) {
    out.push_back(make("hanf" + std::to_string(i),
                       std::string("Die Freigabe von Hanf trocknet den Schwarzmarkt aus, und der "
                                   "Jugendschutz gewinnt. ") +
                           kOthers[i % 7] + " über Rostock blieb am Tag " + kOthers[i / 2] +
                           " ohne Folgen für die Apotheken.",
                       2015 + i % 8));
  }
  out.push_back(make("seil", "Freigabe der Werft in Wismar: Taue aus Hanf rissen.", 2019));
  for (int i = 0; i < 60; ++i) {
    out.push_back(make("wetter" + std::to_string(i),
                       std::string(kOthers[i % 7]) + " und " + kOthers[i / 9] +
                           " zogen über Rostock und Wismar, sagte der Dienst am Tag danach.",
                       2014 + i % 9));
  }
  return out;
}

Ids ids(Searcher& searcher, SearchRequest request) {
  Ids out;
  for (const auto& hit : searcher.search(request).hits) out.push_back(hit.id);
  return out;
}

SearchRequest request_of(const std::string& query, std::size_t limit = 20) {
  SearchRequest request;
  request.query = query;
  request.limit = limit;
  request.collapse = request.recency = false;
  return request;
}

std::size_t place(const Ids& all, const std::string& id) {
  return static_cast<std::size_t>(std::find(all.begin(), all.end(), id) - all.begin());
}

std::vector<std::string> shared(Searcher& searcher, const std::string& query) {
  std::vector<std::string> out;
  for (const auto& word : searcher.explain(request_of(query)).shared) out.push_back(word.stem);
  return out;
}

}  // namespace

TEST_CASE("what lacks the words that the best share moves down") {
  const test::SmallArchive archive(hemp_and_weather());
  Searcher searcher(archive.path());
  SearchRequest request = request_of("Freigabe Hanf");
  const Ids with = ids(searcher, request);
  request.feedback = false;
  const Ids without = ids(searcher, request);
  CHECK(std::set(with.begin(), with.end()) == std::set(without.begin(), without.end()));
  CHECK(place(without, "seil") == 0);
  CHECK(place(with, "seil") == 12);
}

TEST_CASE("the shared words are neither those of the query nor everyday ones") {
  const test::SmallArchive archive(hemp_and_weather());
  Searcher searcher(archive.path());
  const auto words = shared(searcher, "Freigabe Hanf");
  const std::set<std::string> all(words.begin(), words.end());
  CHECK(all.contains("schwarzmarkt"));
  CHECK(all.contains("jugendschutz"));
  for (const char* no : {"freigab", "hanf", "und", "die", "rostock", "tag", "seil"}) {
    CAPTURE(no);
    CHECK_FALSE(all.contains(no));
  }
  const Explanation explained = searcher.explain(request_of("Freigabe Hanf"));
  REQUIRE_FALSE(explained.shared.empty());
  CHECK(explained.shared.front().weight == 1);
  CHECK(explained.hits.front().feedback > 0);
  CHECK(explained.hits.front().feedback < explained.hits.front().score / 2);
}

TEST_CASE("feedback stays out where a query says more than words can") {
  const test::SmallArchive archive(hemp_and_weather());
  Searcher searcher(archive.path());
  CHECK_FALSE(shared(searcher, "Freigabe Hanf").empty());
  CHECK_FALSE(shared(searcher, "Hanf").empty());
  for (const char* query : {"\"Freigabe von Hanf\"", "Freigabe NAHE/5 Hanf",
                            "Freigabe Hanf Schwarzmarkt Jugendschutz Apotheken", "Seil Taue",
                            "Hanf jahr:2019 Werft", "quelle:Nirgends", ""}) {
    CAPTURE(query);
    CHECK(shared(searcher, query).empty());
  }
}

TEST_CASE("where one article stands out it is what was looked for") {
  auto articles = hemp_and_weather();
  articles.push_back(make("gesetz", "Hanf. Freigabe: Hanf.", 2018, "Freigabe von Hanf"));
  const test::SmallArchive archive(articles);
  Searcher searcher(archive.path());
  CHECK(ids(searcher, request_of("Freigabe Hanf")).front() == "gesetz");
}

TEST_CASE("pages of the best hundred neither repeat nor leave out an article") {
  std::vector<Article> articles;
  for (int i = 0; i < 300; ++i) {
    std::string body = "Hanf";
    for (int k = 0; k < i % 17; ++k) body += std::string(" ") + kOthers[(i + k) % 7];
    if (i % 3 == 0) body += " Schwarzmarkt Jugendschutz Apotheke";
    if (i % 5 == 0) body += " Hanf";
    articles.push_back(make("a" + std::to_string(i), body + " Nummer " + std::to_string(i)));
  }
  for (int i = 0; i < 1000; ++i)
    articles.push_back(make("b" + std::to_string(i), "Anderes Thema " + std::to_string(i)));
  const test::SmallArchive archive(articles);
  Searcher searcher(archive.path());
  REQUIRE_FALSE(shared(searcher, "Hanf").empty());
  const Ids all = ids(searcher, request_of("Hanf", 140));
  REQUIRE(all.size() == 140);
  CHECK(std::set(all.begin(), all.end()).size() == 140);
  for (const std::size_t size : {1U, 7U, 10U, 35U}) {
    SearchRequest request = request_of("Hanf", size);
    for (; request.offset + size <= all.size(); request.offset += size) {
      const auto from = all.begin() + static_cast<std::ptrdiff_t>(request.offset);
      CHECK(ids(searcher, request) == Ids(from, from + static_cast<std::ptrdiff_t>(size)));
    }
  }
}

TEST_CASE("several shards share the same words as one archive") {
  const auto articles = hemp_and_weather();
  const test::SmallArchive whole(articles);
  const test::SmallArchive split(articles);
  (void)split_archive(Archive(split.path()), Division::year, false);
  Searcher one(whole.path());
  Searcher many(split.path());
  CHECK(shared(one, "Freigabe Hanf") == shared(many, "Freigabe Hanf"));
  CHECK(place(ids(many, request_of("Freigabe Hanf")), "seil") == 12);
  SearchRequest request = request_of("Freigabe Hanf");
  request.sort = Sort::newest;
  CHECK(ids(one, request) == ids(many, request));
}

TEST_CASE("by date nothing moves") {
  const test::SmallArchive archive(hemp_and_weather());
  Searcher searcher(archive.path());
  for (const Sort sort : {Sort::newest, Sort::oldest}) {
    SearchRequest request = request_of("Freigabe Hanf");
    request.sort = sort;
    const Ids with = ids(searcher, request);
    request.feedback = false;
    CHECK(with == ids(searcher, request));
  }
}

}  // namespace nachlese
