#include "searcher/session/story_groups.hpp"

#include <cmath>

#include "tests/catch.hpp"

using namespace nachlese::search;

namespace {

// Of these terms, all the same weight.
TermVector about(const std::vector<std::uint32_t>& terms) {
  TermVector out;
  for (const auto term : terms)
    out.emplace_back(term, static_cast<float>(1 / std::sqrt(static_cast<double>(terms.size()))));
  return out;
}

StoryArticle article(std::int64_t day, const std::vector<std::uint32_t>& terms) {
  StoryArticle out;
  out.day = day;
  out.terms = about(terms);
  return out;
}

}  // namespace

TEST_CASE("articles alike in words within days are a story") {
  const auto groups = group_stories({article(10, {1, 2, 3, 4}), article(11, {1, 2, 3, 5}),
                                     article(11, {20, 21, 22, 23}), article(40, {1, 2, 3, 4})});
  REQUIRE(groups.size() == 3);
  CHECK(groups[0].members == std::vector<std::size_t>{0, 1});
  CHECK(groups[0].first_day == 10);
  CHECK(groups[0].last_day == 11);
  CHECK(groups[1].members == std::vector<std::size_t>{2});
  CHECK(groups[2].first_day == 40);
}

TEST_CASE("versions belong together whatever their words, and titles of one day") {
  StoryArticle first = article(10, {1, 2});
  StoryArticle second = article(12, {30, 31});
  first.cluster = second.cluster = 7;
  CHECK(group_stories({first, second}).size() == 1);
  second.day = 30;
  CHECK(group_stories({first, second}).size() == 2);
  first.cluster = second.cluster = 0;
  first.title = second.title = 99;
  CHECK(group_stories({first, second}).size() == 2);
  second.day = first.day;
  CHECK(group_stories({first, second}).size() == 1);
}

TEST_CASE("a story that goes on and on is cut after a week") {
  std::vector<StoryArticle> articles;
  for (std::int64_t day = 0; day < 30; ++day) articles.push_back(article(day, {1, 2, 3}));
  const auto groups = group_stories(articles);
  CHECK(groups.size() > 2);
  std::size_t members = 0;
  for (const auto& group : groups) {
    CHECK(group.last_day - group.first_day <= 7);
    members += group.members.size();
  }
  CHECK(members == articles.size());
}

TEST_CASE("every article is in one group, also one without words") {
  CHECK(group_stories({}).empty());
  CHECK(group_stories({article(1, {}), article(1, {})}).size() == 2);
}

TEST_CASE("terms weigh by how few articles have them") {
  const auto weighed = weigh_terms({{{1, 1}, {2, 1}, {3, 1}, {9, 1}},
                                    {{1, 1}, {2, 4}, {3, 1}},
                                    {{1, 1}, {4, 1}},
                                    {{1, 1}, {4, 1}, {5, 1}},
                                    {{1, 1}, {6, 1}}});
  REQUIRE(weighed.size() == 5);
  for (const auto& terms : weighed) {
    for (const auto& [term, weight] : terms) {
      CHECK(term != 1);  // all have it
      CHECK(term != 9);  // one has it
      CHECK(weight > 0);
    }
  }
  CHECK(likeness(weighed[0], weighed[1]) > 0.5);
  CHECK(likeness(weighed[0], weighed[2]) == 0);
  CHECK(std::abs(likeness(weighed[1], weighed[1]) - 1) < 1e-5);
  CHECK(weighed[4].empty());
}
