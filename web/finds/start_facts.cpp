#include "web/finds/start_facts.hpp"

#include <iterator>
#include <utility>

namespace nachlese::web {
namespace {

constexpr int kLongAgo[] = {10, 25, 50};
constexpr int kRecently[] = {1, 5};

std::optional<StartFacts::Anniversary> on_day(Context& context, const Date& today, int years) {
  StartFacts::Anniversary out;
  out.years = years;
  out.day = today;
  out.day.year -= years;
  if (out.day.year < 1 || out.day.day > days_in_month(out.day.year, out.day.month))
    return std::nullopt;
  search::SearchRequest request;
  request.from = request.to = out.day;
  request.sort = search::Sort::newest;
  request.limit = 1;
  request.collapse = false;  // as the issue counts
  const search::SearchResponse found = context.search(request);
  out.articles = found.total;
  if (!found.hits.empty()) out.title = found.hits.front().title;
  return out.articles == 0 ? std::nullopt : std::optional(std::move(out));
}

}  // namespace

StartFacts find_start_facts(Context& context, const Date& today) {
  StartFacts out;
  out.archive = context.backend.summary(context.budget);
  for (const int years : kLongAgo) {
    if (auto found = on_day(context, today, years)) out.anniversaries.push_back(*std::move(found));
  }
  for (const int years : kRecently) {
    if (out.anniversaries.size() >= std::size(kRecently)) break;
    if (auto found = on_day(context, today, years)) out.anniversaries.push_back(*std::move(found));
  }
  return out;
}

}  // namespace nachlese::web
