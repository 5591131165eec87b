#include "searcher/session/rescore.hpp"

#include <algorithm>
#include <functional>
#include <span>
#include <vector>

#include "core/base/period.hpp"
#include "core/store/terms.hpp"
#include "searcher/engine/recency.hpp"
#include "searcher/session/feedback.hpp"
#include "searcher/session/proximity.hpp"

namespace nachlese::search {
namespace {

// The date of the newest article, but no later than today: one misprinted date must not make all
// other articles old.
std::uint64_t newest(const store::ArchiveDatabase& database) {
  return std::min(store::unpack_number(database.last_date()), last_second(local_today()));
}

std::uint64_t published(const Target& target, const Match& match) {
  return target.columns ? target.columns->published(match.docid)
                        : store::unpack_number(match.document.get_value(schema::kPublished));
}

// The score with the factor of its date, which leaves the weight for all words as it is.
double dated(double score, double factor) {
  const double all_words = score < kAllWords ? 0 : kAllWords;
  return (score - all_words) * factor + all_words;
}

// Proximity for those matches only to whose place it matters: it adds little, and reading where
// words stand is most of what rescoring costs.
class Nearness {
 public:
  Nearness(const PreparedQuery& prepared, const Target& target, std::span<Match> matches)
      : proximity_(prepared, target), matches_(matches), is_known_(matches.size()) {}

  // Afterwards the `count` best, by scores with factors, are those that they would be if it were
  // added to all.
  void add_to_best(std::size_t count, std::span<const double> factors) {
    if (proximity_.most() == 0 || count == 0) return;
    std::vector<double> scores;
    for (std::size_t i = 0; i < matches_.size(); ++i)
      scores.push_back(dated(matches_[i].score, factors[i]));
    const double least = count < scores.size() ? nth_best(scores, count) : 0;
    std::vector<Match*> may_be;
    for (std::size_t i = 0; i < matches_.size(); ++i) {
      if (is_known_[i] || dated(matches_[i].score + proximity_.most(), factors[i]) < least)
        continue;
      is_known_[i] = true;
      may_be.push_back(&matches_[i]);
    }
    proximity_.add(may_be);
  }
  void add_to_best(std::size_t count) {
    add_to_best(count, std::vector<double>(matches_.size(), 1));
  }

 private:
  static double nth_best(std::vector<double> scores, std::size_t count) {
    const auto nth = scores.begin() + static_cast<std::ptrdiff_t>(count) - 1;
    std::ranges::nth_element(scores, nth, std::ranges::greater());
    return *nth;
  }

  Proximity proximity_;
  std::span<Match> matches_;
  std::vector<bool> is_known_;
};

// The weight for all words, taken from the score.
double take_all_words(Match& match) {
  if (match.score < kAllWords) return 0;
  match.score -= kAllWords;
  return kAllWords;
}

}  // namespace

void show_scores(std::vector<Match>& matches) {
  for (auto& match : matches) (void)take_all_words(match);
}

void cut_to_page(const SearchRequest& request, std::vector<Match>& matches) {
  const std::size_t begin = std::min(request.offset, matches.size());
  const std::size_t end = std::min(request.offset + request.limit, matches.size());
  matches = {matches.begin() + static_cast<std::ptrdiff_t>(begin),
             matches.begin() + static_cast<std::ptrdiff_t>(end)};
  show_scores(matches);
}

void rescore(const Execution& execution, Matches& out) {
  const auto& [state, request, prepared, target, by_relevance, rescored] = execution;
  const auto size = static_cast<std::ptrdiff_t>(std::min(kRescoreWindow, out.page.size()));
  const std::span<Match> window(out.page.begin(), out.page.begin() + size);
  Nearness nearness(prepared, target, window);
  nearness.add_to_best(kFeedbackFrom);
  out.feedback = add_feedback(execution, window);
  const bool by_date = request.recency && prepared.ranking.recency > 0;
  const std::uint64_t newest_article = by_date ? newest(target.database) : 0;
  std::vector<double> factors(window.size(), 1);
  for (std::size_t i = 0; by_date && i < window.size(); ++i)
    factors[i] =
        recency_factor(published(target, window[i]), newest_article, prepared.ranking.recency);
  nearness.add_to_best(request.offset + request.limit, factors);
  for (std::size_t i = 0; i < window.size(); ++i)
    window[i].score = dated(window[i].score, factors[i]);
  std::ranges::stable_sort(window, std::ranges::greater(), &Match::score);
  cut_to_page(request, out.page);
}

}  // namespace nachlese::search
