// Finds when a topic is in the news more than usual, whatever the size of the days.
//
// Kleinberg's automaton for batched arrivals (Bursty and Hierarchical Structure in Streams, 2002)
// with two states: in the lower one, articles match at the rate of the whole time, in the upper one
// at odds three times as high. The cheapest sequence of states explains the counts; going up costs
// the logarithm of the number of days. A day with many articles is no burst, since each day is
// measured by its own articles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace nachlese::search {

struct DayCount {
  std::int64_t day = 0;
  std::uint64_t matches = 0;   // ≤ articles
  std::uint64_t articles = 0;  // > 0
};

struct BurstSpan {
  std::size_t first = 0;  // of the days given
  std::size_t last = 0;
  double weight = 0;  // > 0
};

// Share of matches over all days; 0 without any.
[[nodiscard]] double match_rate(const std::vector<DayCount>& days);

// `days` ascending. In the order of time.
[[nodiscard]] std::vector<BurstSpan> find_bursts(const std::vector<DayCount>& days);

// How far the matches of a day are above `rate`: the log-likelihood ratio of the day's own rate to
// it, 0 for a day below. Grows with both the share and the number of the matches.
[[nodiscard]] double day_score(const DayCount& day, double rate);

}  // namespace nachlese::search
