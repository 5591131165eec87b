#include <set>

#include "indexer/shard_split.hpp"
#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "searcher/api/searcher.hpp"
#include "searcher/engine/recency.hpp"
#include "searcher/engine/time_limit.hpp"
#include "tests/catch.hpp"
#include "tests/unit/searcher/archive.hpp"

namespace nachlese {

using namespace nachlese::index;
using namespace nachlese::search;
using namespace nachlese::store;
namespace {

Article make(const std::string& id, const std::string& body, const std::string& date) {
  Article article;
  article.id = id;
  article.title = "Meldung";
  article.body = body;
  article.published = parse_date(date);
  return article;
}

std::vector<std::string> ids(const SearchResponse& response) {
  std::vector<std::string> out;
  for (const auto& hit : response.hits) out.push_back(hit.id);
  return out;
}

using Ids = std::vector<std::string>;

// Words of which none is a form or spelling of another.
std::string different_word(int i) {
  return std::string("Wort") + "bdfgklmnprsx"[i / 5] + "aeiou"[i % 5] + "muk";
}

// Documents 1 … n with the term "x", all alike.
Xapian::WritableDatabase alike(unsigned n) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (unsigned i = 0; i < n; ++i) {
    Xapian::Document document;
    document.add_term("x", 1 + i % 7);
    document.add_term("filler", 8 - i % 7);
    database.add_document(document);
  }
  return database;
}

}  // namespace

TEST_CASE("a search whose time is up ends at the next look at the clock") {
  const auto database = alike(1000);
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query("x"));
  TimeLimit limit(std::chrono::steady_clock::now(), Sort::relevance, 10, 1);
  enquire.add_matchspy(&limit);
  CHECK_THROWS_AS(enquire.get_mset(0, 10, 1000), TimeIsUp);
}

TEST_CASE("what a time limit keeps are the engine's best") {
  const auto database = alike(500);
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query("x"));
  TimeLimit limit(Deadline::max(), Sort::relevance, 10, 1);
  enquire.add_matchspy(&limit);
  const auto found = enquire.get_mset(0, 10, 500);
  const auto kept = limit.best();
  REQUIRE(kept.size() == 10);
  for (Xapian::doccount i = 0; i < 10; ++i) CHECK(*found[i] == kept[i].docid);
}

TEST_CASE("what a time limit keeps is found again in several shards") {
  constexpr unsigned kShards = 3;
  constexpr unsigned kEach = 40;
  ArchiveDatabase archive;
  for (unsigned shard = 0; shard < kShards; ++shard) {
    Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
    for (unsigned i = 0; i < kEach + 10 * shard; ++i) {
      Xapian::Document document;
      const unsigned number = i * kShards + shard;
      document.add_term("x", 1 + number * 7919 % 211);  // no two alike
      document.add_value(schema::kContentHash, std::to_string(number));
      database.add_document(document);
    }
    archive.add(database, "shard", false);
  }
  Xapian::Enquire enquire(archive.merged());
  enquire.set_query(Xapian::Query("x"));
  TimeLimit limit(Deadline::max(), Sort::relevance, 10, archive.shards());
  enquire.add_matchspy(&limit);
  const auto found = enquire.get_mset(0, 10, archive.get_doccount());
  const auto kept = limit.best();
  REQUIRE(kept.size() == 10);
  for (Xapian::doccount i = 0; i < 10; ++i) CHECK(*found[i] == id_in_archive(archive, kept[i]));
}

TEST_CASE("a search stopped by its time says so") {
  std::vector<Article> articles;
  for (int i = 0; i < 300; ++i)
    articles.push_back(
        make("a" + std::to_string(i), "Das Treffen Nummer " + std::to_string(i), "2020"));
  const test::SmallArchive archive(articles);
  SearchRequest request;
  request.query = "Treffen";
  request.timeout = 1e-9;
  const auto response = Searcher(archive.path()).search(request);
  CHECK_FALSE(response.complete);
  CHECK_FALSE(response.total_exact);
  REQUIRE_FALSE(response.diagnostics.empty());
  CHECK(response.diagnostics.front().code == "incomplete");
  request.timeout = 0;
  CHECK(Searcher(archive.path()).search(request).complete);
}

// Xapian read freed memory here, see PreparedQuery::build().
TEST_CASE("a compound that every article has, more of them than are asked for") {
  std::vector<Article> articles;
  for (int i = 0; i < 120; ++i)
    articles.push_back(
        make("a" + std::to_string(i), "Der Stadtrat tagte zum " + std::to_string(i), "2020"));
  const test::SmallArchive archive(articles);
  SearchRequest request;
  for (const char* query :
       {"Stadtrat", "Stadtrat Tagung", "Stadtrat ODER tagte", "MINDESTENS/2 (Stadt Rat tagte)"}) {
    request.query = query;
    for (request.limit = 1; request.limit <= 120; request.limit += 17)
      CHECK(Searcher(archive.path()).search(request).total == 120);
  }
}

// The same, if titles with the words weigh more than any text without.
TEST_CASE("the best articles are found before the last ones") {
  for (const int more : {0, 1, 5, 40}) {
    std::vector<Article> articles;
    const auto filler = [&](const std::string& name, int words) {
      std::string text;
      for (int i = 0; i < words; ++i) text += "Weltraum ";
      articles.push_back(make(name + std::to_string(articles.size()), text, "2020"));
    };
    for (int i = 0; i < 20; ++i) filler("a", 30);
    articles.push_back(
        make("weak",
             "Der Garten lag " + std::string(900, 'x') + " hinter dem Haus, es war Sommer und warm",
             "2020"));
    articles.push_back(make("strong", "Haus Garten Haus Garten Haus Garten", "2020"));
    articles.back().title = "Haus Garten";
    for (int i = 0; i < more; ++i)
      articles.push_back(make("house" + std::to_string(i), "Das Haus am Wald", "2020"));
    const test::SmallArchive archive(articles);
    SearchRequest request;
    request.recency = false;
    request.limit = 1;
    for (const char* query : {"Haus Garten", "Haus Garten Treffen", "Garten", "Häuser Gärten"}) {
      request.query = query;
      CHECK(ids(Searcher(archive.path()).search(request)) == Ids{"strong"});
    }
  }
}

TEST_CASE("words that stand near each other count more, in one archive and in shards") {
  const std::string gap = "der Ausschuss sprach am Abend lange über ganz andere Dinge als geplant";
  std::vector<Article> articles;
  for (const char* year : {"2017", "2018", "2020", "2021"})
    articles.push_back(make(year, "Haushalt " + gap + " Debatte", year));
  articles.push_back(make("2019", gap + " Haushalt Debatte", "2019"));
  const test::SmallArchive archive(articles);
  SearchRequest request;
  request.query = "Haushalt Debatte";
  request.collapse = request.recency = false;
  const auto scores = [&] {
    const auto hits = Searcher(archive.path()).search(request).hits;
    REQUIRE(hits.size() == articles.size());
    CHECK(hits.front().id == "2019");
    CHECK(hits[0].score > hits[1].score * 1.01);
    CHECK(hits[1].score == hits[4].score);
    return std::pair(hits[0].score, hits[1].score);
  };
  const auto whole = scores();
  CHECK(Searcher(archive.path()).explain(request).nearby.find("near/8 haushalt debatte") !=
        std::string::npos);
  (void)split_archive(Archive(archive.path()), Division::year, false);
  CHECK(scores() == whole);
  request.query = "Haushalt NICHT (Debatte Ausschuss)";  // excluded words are near nothing
  CHECK(Searcher(archive.path()).explain(request).nearby.empty());
}

TEST_CASE("a query of very many words is searched by the rarest of them") {
  std::vector<Article> articles;
  std::string query;
  for (int i = 0; i < 60; ++i) {
    const std::string word = different_word(i);
    query += word + " ";
    for (int n = 0; n <= i / 20; ++n)
      articles.push_back(make(word + std::to_string(n), word, "2020"));
  }
  const test::SmallArchive archive(articles);
  SearchRequest request;
  request.query = query;
  request.collapse = false;
  const auto response = Searcher(archive.path()).search(request);
  CHECK(response.total == 20 + 2 * 20);  // the twenty of one article and the twenty of two, of 120
  REQUIRE(response.diagnostics.size() == 2);
  CHECK(response.diagnostics.front().code == "many-words");
}

TEST_CASE("of very many alternatives all are found and the rarest weigh") {
  std::vector<Article> articles;
  std::string query;
  for (int i = 0; i < 60; ++i) {
    const std::string word = different_word(i);
    query += (i == 0 ? "" : " ODER ") + word;
    for (int n = 0; n <= i / 20; ++n)
      articles.push_back(make(word + std::to_string(n), word + " " + std::to_string(n), "2020"));
  }
  const test::SmallArchive archive(articles);
  SearchRequest request;
  request.query = query;
  request.collapse = false;
  request.limit = articles.size();
  const auto response = Searcher(archive.path()).search(request);
  REQUIRE(response.hits.size() == articles.size());
  CHECK(response.diagnostics.empty());
  std::set<std::string> weighed;  // words
  for (const auto& hit : response.hits) {
    if (hit.score > 1e-6) weighed.insert(hit.id.substr(0, hit.id.size() - 1));
  }
  CHECK(weighed.size() == 40);
  CHECK(weighed.count(different_word(19)) == 1);  // the last that one article has
}

TEST_CASE("words said twice are searched once") {
  const test::SmallArchive archive({make("a", "Ein Treffen.", "2020")});
  SearchRequest request;
  for (const char* query : {"Treffen Treffen +Treffen", "(Treffen ODER Treffen ODER Treffen) ein",
                            "MINDESTENS/2 (Treffen Treffen Treffen)"}) {
    request.query = query;
    const auto explanation = Searcher(archive.path()).explain(request);
    INFO(explanation.plan);
    const std::size_t first = explanation.plan.find("(layers 1×treffen");
    CHECK(first != std::string::npos);
    CHECK(explanation.plan.find("(layers 1×treffen", first + 1) == std::string::npos);
  }
}

TEST_CASE("recency takes a bounded share") {
  constexpr std::uint64_t kNewest = 63'000'000'000;
  const auto year = static_cast<std::uint64_t>(kRecencyHalfLife);
  CHECK(recency_factor(kNewest, kNewest, 0.15) == 1);
  CHECK(recency_factor(kNewest + 1, kNewest, 0.15) == 1);
  CHECK(recency_factor(kNewest - year, kNewest, 0.15) == Approx(0.925));
  CHECK(recency_factor(1, kNewest, 0.15) == Approx(0.85));
  CHECK(recency_factor(0, kNewest, 0.15) == 0.85);
}

TEST_CASE("of articles that fit equally well the newer comes first, unless told otherwise") {
  const test::SmallArchive archive(
      {make("old", "Ein Treffen in Bonn am Rhein.", "2018-01-01"),
       make("undated", "Ein Treffen in Bonn am Dom.", ""),
       make("new", "Ein Treffen in Bonn am Turm.", "2020-01-01"),
       make("best", "Treffen in Bonn: das Treffen von Bonn. Bonn und ein Treffen.", "1990-01-01")});
  SearchRequest request;
  request.query = "Treffen Bonn";
  Searcher searcher(archive.path());
  CHECK(ids(searcher.search(request)) == Ids{"best", "new", "old", "undated"});
  request.recency = false;
  const auto plain = searcher.search(request);
  REQUIRE(plain.hits.size() == 4);
  CHECK(plain.hits[1].score == Approx(plain.hits[3].score).epsilon(0.05));
  SECTION("pages are those of one list") {
    request.recency = true;
    Ids paged;
    request.limit = 1;
    for (request.offset = 0; request.offset < 4; ++request.offset) {
      for (const auto& id : ids(searcher.search(request))) paged.push_back(id);
    }
    CHECK(paged == Ids{"best", "new", "old", "undated"});
  }
}

}  // namespace nachlese
