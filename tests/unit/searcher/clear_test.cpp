// Only clear matches: those in which neighboring words of the query are near each other.
#include <algorithm>

#include "searcher/api/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/unit/searcher/archive.hpp"

namespace nachlese {

using namespace nachlese::search;
namespace {

Article clear_case(int number, const std::string& source, bool near) {
  Article out;
  out.id = (near ? "near" : "far") + std::to_string(number);
  out.title = "Bericht " + std::to_string(number);
  out.source = source;
  std::string between;
  for (int i = 0; i < 60; ++i) between += "über ganz andere Dinge wird hier lange geredet, ";
  out.body = near ? "Die Brücke über die Elbe wird gesperrt, Meldung " + std::to_string(number)
                  : "Die Brücke steht, " + between + "und weit weg fließt die Elbe " +
                        std::to_string(number);
  return out;
}

Searcher& clear_searcher() {
  static const test::SmallArchive kArchive([] {
    std::vector<Article> out;
    for (int i = 0; i < 4; ++i) out.push_back(clear_case(i, "Bote", true));
    for (int i = 4; i < 6; ++i) out.push_back(clear_case(i, "Kurier", true));
    for (int i = 6; i < 13; ++i) out.push_back(clear_case(i, "Kurier", false));
    return out;
  }());
  static Searcher kSearcher(kArchive.path());
  return kSearcher;
}

SearchRequest clearly(const std::string& query) {
  SearchRequest out;
  out.query = query;
  out.clear = out.facets = true;
  out.collapse = false;
  return out;
}

TEST_CASE("only clear matches have neighboring words near each other") {
  CHECK(clear_searcher().search(clearly("Brücke Elbe")).total == 6);
  SearchRequest all = clearly("Brücke Elbe");
  all.clear = false;
  CHECK(clear_searcher().search(all).total == 13);
}

TEST_CASE("a slip of the finger is corrected among clear matches, too") {
  const SearchResponse response = clear_searcher().search(clearly("Brücke Elbbe"));
  CHECK(response.total == 6);
  CHECK(response.suggestion == "Brücke Elbe");
}

TEST_CASE("facets count clear matches without the filter of their own kind") {
  SearchRequest request = clearly("Brücke Elbe");
  request.filters.push_back({FacetKind::source, "Bote"});
  const SearchResponse response = clear_searcher().search(request);
  CHECK(response.total == 4);
  const auto& sources = response.facets->by_kind[static_cast<std::size_t>(FacetKind::source)];
  const auto kurier = std::ranges::find(sources, "Kurier", &FacetCount::value);
  REQUIRE(kurier != sources.end());
  request.filters.front().value = "Kurier";
  CHECK(kurier->count == clear_searcher().search(request).total);
}

}  // namespace
}  // namespace nachlese
