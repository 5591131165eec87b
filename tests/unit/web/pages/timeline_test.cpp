#include "web/views/timeline.hpp"

#include "searcher/api/request.hpp"
#include "searcher/api/response.hpp"
#include "tests/catch.hpp"
#include "tests/unit/web/fake_backend.hpp"

namespace nachlese {

using namespace nachlese::search;
using namespace nachlese::web;
namespace {

Facets counted(std::vector<FacetCount> months, std::vector<FacetCount> days = {}) {
  Facets facets;
  facets.months = std::move(months);
  facets.days = std::move(days);
  return facets;
}

TEST_CASE("days within two months, months within ten years, years beyond") {
  const Facets days =
      counted({{"2018-06", 1}, {"2018-07", 2}}, {{"2018-06-30", 1}, {"2018-07-02", 2}});
  const Timeline by_day = make_timeline({}, {&days});
  CHECK(by_day.step == Date::Precision::day);
  REQUIRE(by_day.bins.size() == 3);
  CHECK(to_iso(by_day.bins[1].period) == "2018-07-01");
  CHECK(by_day.bins[1].counts[0] == 0);
  CHECK(by_day.bins[2].counts[0] == 2);

  const Facets months = counted({{"2017-12", 4}, {"2018-02", 5}});
  const Timeline by_month = make_timeline({}, {&months});
  CHECK(by_month.step == Date::Precision::month);
  REQUIRE(by_month.bins.size() == 3);
  CHECK(to_iso(by_month.bins[2].period) == "2018-02");

  Facets years = counted({{"1999-12", 4}, {"2018-02", 5}, {"2018-03", 2}});
  years.years = {{"1999", 4}, {"2018", 6}};  // a story of both months counts once
  const Timeline by_year = make_timeline({}, {&years});
  CHECK(by_year.step == Date::Precision::year);
  REQUIRE(by_year.bins.size() == 20);
  CHECK(by_year.bins.back().counts[0] == 6);
}

TEST_CASE("a month that was asked for is shown in full") {
  SearchRequest request;
  request.from = request.to = parse_date("2018-02");
  const Facets facets = counted({{"2018-02", 3}}, {{"2018-02-14", 3}});
  const Timeline timeline = make_timeline(request, {&facets});
  CHECK(timeline.bins.size() == 28);
  CHECK(timeline.bins[13].counts[0] == 3);
}

TEST_CASE("two queries in one picture") {
  const Facets first = counted({{"2018-01", 1}});
  const Facets second = counted({{"2018-03", 2}});
  const Timeline timeline = make_timeline({}, {&first, &second});
  REQUIRE(timeline.bins.size() == 3);
  CHECK(timeline.bins[0].counts == std::array<std::uint64_t, kMostSeries>{1, 0});
  CHECK(timeline.bins[2].counts == std::array<std::uint64_t, kMostSeries>{0, 2});
  CHECK(timeline.series == 2);
}

TEST_CASE("all articles add to bars, but no bars") {
  const Facets found = counted({{"2018-01", 1}, {"2018-02", 2}});
  const Facets all = counted({{"1990-01", 9}, {"2018-01", 4}, {"2018-02", 8}});
  const Timeline timeline = make_timeline({}, {&found}, std::nullopt, &all);
  REQUIRE(timeline.bins.size() == 2);
  CHECK(timeline.bins[0].all == 4);
  CHECK(timeline.bins[1].all == 8);
}

TEST_CASE("bars are offered only by steps that were counted and can be drawn") {
  Facets facets = counted({{"2018-01", 1}, {"2018-03", 2}});
  facets.years = {{"2018", 3}};
  CHECK(can_show({&facets}, Date::Precision::month));
  CHECK_FALSE(can_show({&facets}, Date::Precision::year));  // a single bar says nothing
  CHECK_FALSE(can_show({&facets}, Date::Precision::day));   // not counted
  const Facets long_ago = counted({{"1918-01", 1}, {"2018-03", 2}});
  CHECK_FALSE(can_show({&long_ago}, Date::Precision::month));
}

TEST_CASE("nothing counted, nothing shown") {
  const Facets none = counted({});
  CHECK(make_timeline({}, {&none}).bins.empty());
}

TEST_CASE("from a day to its month, from a month to its year") {
  SearchRequest request;
  CHECK_FALSE(widened(request));
  request.from = request.to = parse_date("2018-07-16");
  CHECK(to_iso(*widened(request)) == "2018-07");
  request.from = request.to = parse_date("2018-07");
  CHECK(to_iso(*widened(request)) == "2018");
  request.from = request.to = parse_date("2018");
  CHECK_FALSE(widened(request));
  request.to = parse_date("2019");
  CHECK_FALSE(widened(request));
}

TEST_CASE("bars of days show their share of all articles of these days") {
  FakeBackend backend;
  backend.response.facets =
      counted({{"2018-06", 1}, {"2018-07", 2}}, {{"2018-06-30", 1}, {"2018-07-02", 2}});
  get(backend, "/?q=x&scale=share");
  // Over all its years the archive would have no counts of days.
  REQUIRE(backend.asked.query.empty());
  CHECK(backend.asked.from == parse_date("2018-06-30"));
  CHECK(backend.asked.to == parse_date("2018-07-02"));
  // Bars of months need all articles of the months.
  backend.response.facets->days.clear();
  get(backend, "/?q=x&scale=share");
  CHECK_FALSE(backend.asked.from);
}

TEST_CASE("the page draws both queries and says which is which") {
  FakeBackend backend;
  backend.response.facets = counted({{"2018-06", 2}, {"2018-07", 8}});
  const std::string page = get(backend, "/?q=Putin&vergleich=Trump+%3Cb%3E").body;
  CHECK(backend.searches == 3);  // with the articles that both find
  CHECK(backend.asked.query == "(Putin) AND (Trump <b>)");
  CHECK(contains(page, R"(class="column second")"));
  CHECK(contains(page, "Trump &lt;b&gt;"));
  CHECK(contains(page, R"(data-periods="2018-06 2018-07")"));
  CHECK(contains(page, R"(<th scope="col">Putin</th><th scope="col">Trump &lt;b&gt;</th>)"));
  CHECK_FALSE(contains(get(backend, "/?q=Putin").body, "column second"));
}

}  // namespace
}  // namespace nachlese
