#include "searcher/session/bursts.hpp"

#include "tests/catch.hpp"

using namespace nachlese::search;

namespace {

// A year of days with `articles` articles, of which one in fifty matches.
std::vector<DayCount> quiet_year(std::uint64_t articles) {
  std::vector<DayCount> days;
  for (std::int64_t day = 0; day < 365; ++day) days.push_back({day, articles / 50, articles});
  return days;
}

}  // namespace

TEST_CASE("a time in which a topic has a larger share is a burst") {
  auto days = quiet_year(200);
  for (std::size_t i = 100; i < 104; ++i) days[i].matches = 60;
  const auto bursts = find_bursts(days);
  REQUIRE(bursts.size() == 1);
  CHECK(bursts[0].first == 100);
  CHECK(bursts[0].last == 103);
  CHECK(bursts[0].weight > 0);
}

TEST_CASE("a day with many articles is no burst, whatever the number of matches") {
  auto days = quiet_year(200);
  days[100] = {100, 400, 20'000};
  CHECK(find_bursts(days).empty());
  CHECK(day_score(days[100], match_rate(days)) < 1);
}

TEST_CASE("one article more on a small day is no burst") {
  auto days = quiet_year(200);
  days[100].matches = 6;
  CHECK(find_bursts(days).empty());
}

TEST_CASE("a day that is only a little quieter does not cut a burst in two") {
  auto days = quiet_year(200);
  for (std::size_t i = 100; i < 110; ++i) days[i].matches = 60;
  days[105].matches = 5;
  REQUIRE(find_bursts(days).size() == 1);
  for (std::size_t i = 104; i < 140; ++i) days[i].matches = 0;
  days[141].matches = days[142].matches = 80;
  CHECK(find_bursts(days).size() == 2);
}

TEST_CASE("bursts at either end are found") {
  auto days = quiet_year(200);
  days.front().matches = days.back().matches = 120;
  const auto bursts = find_bursts(days);
  REQUIRE(bursts.size() == 2);
  CHECK(bursts.front().first == 0);
  CHECK(bursts.back().last == 364);
}

TEST_CASE("without matches, or with nothing else, nothing stands out") {
  CHECK(find_bursts({}).empty());
  CHECK(match_rate({}) == 0);
  auto none = quiet_year(40);
  CHECK(find_bursts(none).empty());
  for (auto& day : none) day.matches = day.articles;
  CHECK(find_bursts(none).empty());
  CHECK(day_score(none[0], match_rate(none)) == 0);
}

TEST_CASE("days are scored by share and number") {
  const double rate = 0.02;
  CHECK(day_score({0, 2, 100}, rate) == 0);
  CHECK(day_score({0, 0, 100}, rate) == 0);
  CHECK(day_score({0, 20, 100}, rate) > day_score({0, 10, 100}, rate));
  CHECK(day_score({0, 20, 100}, rate) > day_score({0, 20, 200}, rate));
  CHECK(day_score({0, 40, 200}, rate) > day_score({0, 20, 100}, rate));
  CHECK(day_score({0, 100, 100}, rate) > day_score({0, 99, 100}, rate));
}
