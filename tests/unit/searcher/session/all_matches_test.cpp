#include "searcher/session/all_matches.hpp"

#include "searcher/api/searcher.hpp"
#include "searcher/engine/top_k.hpp"
#include "searcher/session/prepare.hpp"
#include "tests/catch.hpp"
#include "tests/unit/searcher/archive.hpp"

namespace nachlese {

using namespace nachlese::search;
using namespace nachlese::store;
namespace {

std::vector<Article> meetings(int count) {
  std::vector<Article> out;
  for (int i = 0; i < count; ++i) {
    Article article;
    article.id = std::to_string(i);
    article.title = "Meldung " + article.id;
    for (int n = 0; n <= i % 7; ++n)
      article.body += i % 3 == 0 ? "Ein Gipfeltreffen. " : "Das Treffen in Rom. ";
    out.push_back(article);
  }
  return out;
}

}  // namespace

TEST_CASE("two threads find the same as one") {
  const test::SmallArchive archive(meetings(300));
  SearcherOptions options;
  Searcher::State state(archive.path(), options);
  state.reader.read([&](const ArchiveDatabase& database) {
    query::Diagnostics ignored(Language::english);
    for (const char* text : {"Treffen", "Treffen Rom", "Gipfel ODER Rom", "Treffen NICHT Rom",
                             "\"Treffen in Rom\"", "Treff*"}) {
      const PreparedQuery prepared = prepare(text, database, state, ignored);
      const Plan plan = prepared.plan({}, Demand::all);
      const AllMatches one = all_matches(state, {database}, plan);
      const AllMatches two = all_matches(state, {database}, plan, 1);
      INFO(text);
      CHECK(one.ids.size() >= 100);
      CHECK(two.ids == one.ids);
      CHECK(two.weights == one.weights);
      CHECK(two.complete);
      const AllMatches late =
          all_matches(state, {.database = database, .deadline = Deadline::min()}, plan, 1);
      CHECK(!late.complete);
      CHECK(late.ids.empty());
    }
  });
}

TEST_CASE("the first of many, one of each cluster") {
  std::vector<Ranked> matches;
  for (Xapian::docid id = 1; id <= 1000; ++id) matches.push_back({id * 7919 % 100, id});
  const auto cluster_of = [](Xapian::docid id) { return std::uint64_t{id % 50}; };  // 0: alone
  const auto first = first_of(matches, 60, cluster_of);
  CHECK(first.size() == 60);
  // By definition: in order, each cluster once.
  std::sort(matches.begin(), matches.end(), [](const auto& a, const auto& b) {
    return std::tie(a.rank, a.id) < std::tie(b.rank, b.id);
  });
  std::vector<Xapian::docid> expected;
  std::set<std::uint64_t> seen;
  for (const auto& match : matches) {
    if (cluster_of(match.id) == 0 || seen.insert(cluster_of(match.id)).second)
      expected.push_back(match.id);
  }
  expected.resize(60);
  std::vector<Xapian::docid> ids;
  for (const auto& match : first) ids.push_back(match.id);
  CHECK(ids == expected);
}

}  // namespace nachlese
