// Which of the articles about a topic tell the same story: those of one cluster, those with one
// title on one day, and those that are alike in words and names and lie within days.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace nachlese::search {

// Terms by number, ascending, with weights.
using TermVector = std::vector<std::pair<std::uint32_t, float>>;

struct StoryArticle {
  std::int64_t day = 0;
  double weight = 1;          // how much it is about the topic, from 0 to 1
  std::uint64_t cluster = 0;  // of its versions; 0: none
  std::uint64_t title = 0;    // hash; 0: none
  TermVector terms = {};      // of length 1, or empty
};

struct StoryGroup {
  std::vector<std::size_t> members;  // of the articles given
  std::int64_t first_day = 0;
  std::int64_t last_day = 0;
  TermVector center;  // the mean of its members, of length 1
};

// Weighs the terms of articles: each counts by how few of them have it. Those of one article alone
// say nothing about what it shares with others, and those of more than half nothing about it.
// `counted`: for each article the numbers of its terms and how often it has them.
[[nodiscard]] std::vector<TermVector> weigh_terms(const std::vector<TermVector>& counted);

// The cosine of two vectors of length 1.
[[nodiscard]] double likeness(const TermVector& left, const TermVector& right);

// Every article is in exactly one group. Groups ascend by their first day.
[[nodiscard]] std::vector<StoryGroup> group_stories(const std::vector<StoryArticle>& articles);

}  // namespace nachlese::search
