#include "searcher/session/rescore.hpp"

#include <algorithm>

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
  std::vector<Match>& matches = out.page;
  const auto& [state, request, prepared, target, by_relevance, rescored] = execution;
  const auto window =
      matches.begin() + static_cast<std::ptrdiff_t>(std::min(kRescoreWindow, matches.size()));
  add_proximity(prepared, target, {matches.begin(), window});
  out.feedback = add_feedback(execution, {matches.begin(), window});
  const bool by_date = request.recency && prepared.ranking.recency > 0;
  const std::uint64_t newest_article = by_date ? newest(target.database) : 0;
  for (auto match = matches.begin(); match != window; ++match) {
    const double all_words = take_all_words(*match);
    if (by_date)
      match->score *=
          recency_factor(published(target, *match), newest_article, prepared.ranking.recency);
    match->score += all_words;
  }
  std::stable_sort(matches.begin(), window,
                   [](const Match& a, const Match& b) { return a.score > b.score; });
  cut_to_page(request, matches);
}

}  // namespace nachlese::search
