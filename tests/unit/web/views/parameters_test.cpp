#include "web/views/parameters.hpp"

#include "searcher/api/request.hpp"
#include "tests/catch.hpp"

namespace nachlese {

using namespace nachlese::search;
using namespace nachlese::web;
namespace {

SearchParameters read(std::string_view target, bool strict = false) {
  return read_search_parameters(make_request("GET", target),
                                strict ? Strictness::api : Strictness::page);
}

TEST_CASE("every parameter arrives in the request") {
  const SearchParameters search = read(
      "/?q=Gipfel&limit=20&offset=40&sort=newest&from=2018&to=2018-07-16&person=Putin&person=Trump&"
      "not-place=Bonn&org=Nato&source="
      "S&"
      "section=Politik&author=A&facets=1&versions=all&recency=off&lang=en&more=place",
      true);
  const SearchRequest& request = search.request;
  CHECK(request.query == "Gipfel");
  CHECK(request.limit == 20);
  CHECK(request.offset == 40);
  CHECK(request.sort == Sort::newest);
  CHECK(request.from == parse_date("2018"));
  CHECK(request.to == parse_date("2018-07-16"));
  CHECK(request.facets);
  CHECK_FALSE(request.collapse);
  CHECK_FALSE(request.recency);
  CHECK(search.lang == Language::english);
  CHECK(search.more == FacetKind::place);
  REQUIRE(request.filters.size() == 7);
  CHECK(has_filter(search, {FacetKind::person, "Trump", false}));
  CHECK(has_filter(search, {FacetKind::place, "Bonn", true}));
  CHECK_FALSE(has_filter(search, {FacetKind::place, "Bonn", false}));
}

TEST_CASE("bad parameters are named") {
  struct Case {
    const char* target;
    const char* name;
  };
  const Case cases[] = {
      {"/?limit=0", "limit"},
      {"/?limit=101", "limit"},
      {"/?limit=ten", "limit"},
      {"/?limit=-1", "limit"},
      {"/?offset=10001", "offset"},
      {"/?from=morgen", "from"},
      {"/?to=2018-02-30", "to"},
      {"/?q=a&q=b", "q"},
      {"/?sort=best", "sort"},
      {"/?facets=yes", "facets"},
      {"/?lang=fr", "lang"},
      {"/?q=%FF", "q"},
      {"/?more=colour", "more"},
      {"/?versions=1", "versions"},
      {"/?recency=1", "recency"},
      {"/?form=2018", "form"},
      {"/?not-q=x", "not-q"},
      {"/?match-q=all", "match-q"},
      {"/?match-person=some", "match-person"},
      {"/?from=01.03.20xx", "from"},
  };
  for (const Case& test : cases) {
    CAPTURE(test.target);
    try {
      static_cast<void>(read(test.target, true));
      FAIL("not refused");
    } catch (const BadParameter& bad) {
      CHECK(bad.name == test.name);
      CHECK_FALSE(bad.detail.empty());
    }
  }
}

TEST_CASE("too much of anything is refused") {
  CHECK_THROWS_AS(read("/?q=" + std::string(kMaxQueryBytes + 1, 'x')), BadParameter);
  std::string many = "/?";
  for (std::size_t i = 0; i <= kMaxFilters; ++i) many += "person=p" + std::to_string(i) + "&";
  CHECK_THROWS_AS(read(many), BadParameter);
  std::string again = "/?";
  for (std::size_t i = 0; i <= kMaxFilters; ++i) again += "not-section=x&";
  CHECK_THROWS_AS(read(again), BadParameter);
}

TEST_CASE("pages overlook what they don't know, and empty fields") {
  CHECK(search_url(read("/?utm_source=x&from=&to=&q=")) == "/");
}

TEST_CASE("equal searches have equal addresses") {
  CHECK(search_url(read("/?sort=relevance&place=B&q=x&person=A&limit=10&offset=0")) ==
        "/?q=x&person=A&place=B");
  const std::string url =
      "/?q=%22a+b%22&person=A%26B&not-source=S&from=2018-07&to=2019&sort=oldest&versions=all&"
      "recency=off&limit=20&offset=20&lang="
      "en";
  CHECK(search_url(read(url)) == url);
}

TEST_CASE("filters come and go, back at the first page") {
  const SearchParameters search = read("/?q=x&offset=30");
  const FacetFilter filter{FacetKind::person, "Putin", false};
  const SearchParameters with = with_filter(search, filter);
  CHECK(search_url(with) == "/?q=x&person=Putin");
  CHECK(search_url(with_filter(with, filter)) == "/?q=x&person=Putin");
  CHECK(search_url(without_filter(with, filter)) == "/?q=x");
  CHECK(search_url(with_period(search, parse_date("2018"), std::nullopt)) == "/?q=x&from=2018");
}

}  // namespace
}  // namespace nachlese
