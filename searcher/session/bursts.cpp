#include "searcher/session/bursts.hpp"

#include <algorithm>
#include <cmath>

namespace nachlese::search {
namespace {

constexpr double kOddsOfBurst = 3;
constexpr double kTransition = 1;  // Kleinberg's gamma

// Minus the logarithm of the probability of the day's counts at this rate, without what is the same
// for all rates.
double cost_at(const DayCount& day, double rate) {
  const auto matches = static_cast<double>(day.matches);
  const auto others = static_cast<double>(day.articles - day.matches);
  return -matches * std::log(rate) - others * std::log1p(-rate);
}

double times_log(double count, double ratio) { return count > 0 ? count * std::log(ratio) : 0; }

// True for each day in the upper state.
std::vector<bool> cheapest_states(const std::vector<double>& gains, double up) {
  // The least cost of all days up to one that ends in the lower or upper state; the lower state is
  // the measure, so it costs nothing.
  double low = 0;
  double high = up;
  std::vector<bool> low_from_high(gains.size());
  std::vector<bool> high_from_high(gains.size());
  for (std::size_t i = 0; i < gains.size(); ++i) {
    low_from_high[i] = i > 0 && high < low;
    high_from_high[i] = i > 0 && high <= low + up;
    const double next_low = low_from_high[i] ? high : low;
    const double next_high = (high_from_high[i] ? high : low + up) - gains[i];
    low = next_low;
    high = next_high;
  }
  std::vector<bool> out(gains.size());
  bool burst = high < low;
  for (std::size_t i = gains.size(); i-- > 0;) {
    out[i] = burst;
    burst = burst ? high_from_high[i] : low_from_high[i];
  }
  return out;
}

}  // namespace

double match_rate(const std::vector<DayCount>& days) {
  std::uint64_t matches = 0;
  std::uint64_t articles = 0;
  for (const DayCount& day : days) {
    matches += day.matches;
    articles += day.articles;
  }
  return articles == 0 ? 0 : static_cast<double>(matches) / static_cast<double>(articles);
}

std::vector<BurstSpan> find_bursts(const std::vector<DayCount>& days) {
  const double rate = match_rate(days);
  if (rate <= 0 || rate >= 1) return {};
  const double odds = kOddsOfBurst * rate / (1 - rate);
  const double raised = odds / (1 + odds);
  std::vector<double> gains;
  gains.reserve(days.size());
  for (const DayCount& day : days) gains.push_back(cost_at(day, rate) - cost_at(day, raised));
  const auto states =
      cheapest_states(gains, kTransition * std::log(static_cast<double>(days.size()) + 1));
  std::vector<BurstSpan> out;
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (!states[i]) continue;
    if (out.empty() || out.back().last + 1 != i) out.push_back({i, i, 0});
    out.back().last = i;
    out.back().weight += gains[i];
  }
  return out;
}

double day_score(const DayCount& day, double rate) {
  const auto matches = static_cast<double>(day.matches);
  const auto articles = static_cast<double>(day.articles);
  if (rate <= 0 || rate >= 1 || matches <= articles * rate) return 0;
  return times_log(matches, matches / (articles * rate)) +
         times_log(articles - matches, (articles - matches) / (articles * (1 - rate)));
}

}  // namespace nachlese::search
