#include "searcher/session/rescore.hpp"

#include <algorithm>
#include <random>

#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "searcher/api/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/unit/searcher/archive.hpp"

namespace nachlese {

using namespace nachlese::search;

namespace {

using Scored = std::vector<std::pair<std::string, double>>;

// Articles of much the same score, so that what proximity, feedback and dates add decides.
std::vector<Article> much_alike() {
  constexpr const char* kWords[] = {"Hafen", "Brücke", "Streik", "Regen", "Wahl", "Museum"};
  std::mt19937 random(3);
  std::vector<Article> out;
  for (int i = 0; i < 160; ++i) {
    Article article;
    article.id = "a" + std::to_string(i);
    article.title = "Meldung";
    article.published = parse_date(std::to_string(2000 + random() % 24) + "-05-01");
    std::vector<std::string> words = {"Hafen", "Brücke", "Streik"};
    const std::size_t length = 20 + random() % 20;
    while (words.size() < length) words.emplace_back(kWords[random() % std::size(kWords)]);
    std::shuffle(words.begin(), words.end(), random);
    for (const auto& word : words) article.body += word + (random() % 3 == 0 ? " und da " : " ");
    out.push_back(std::move(article));
  }
  return out;
}

Scored found(Searcher& searcher, const std::string& query, std::size_t limit, std::size_t offset) {
  SearchRequest request;
  request.query = query;
  request.limit = limit;
  request.offset = offset;
  Scored out;
  for (const auto& hit : searcher.search(request).hits) out.emplace_back(hit.id, hit.score);
  return out;
}

}  // namespace

TEST_CASE("every page is the same part of one order, however much of it is asked for") {
  const test::SmallArchive archive(much_alike());
  Searcher searcher(archive.path());
  for (const std::string query : {"Hafen Brücke", "Hafen Brücke Streik", "Streik Hafen Regen"}) {
    const Scored all = found(searcher, query, kRescoreWindow, 0);
    REQUIRE(all.size() > 40);
    for (const std::size_t limit : {1, 3, 10, 30}) {
      for (const std::size_t offset : {std::size_t{0}, limit, 2 * limit}) {
        INFO(query << ", " << limit << " from " << offset);
        const Scored page = found(searcher, query, limit, offset);
        const std::size_t end = std::min(all.size(), offset + limit);
        REQUIRE(page.size() == end - std::min(end, offset));
        for (std::size_t i = 0; i < page.size(); ++i) {
          CHECK(page[i].first == all[offset + i].first);
          CHECK(page[i].second == Approx(all[offset + i].second));
        }
      }
    }
  }
}

}  // namespace nachlese
