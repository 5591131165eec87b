#include "web/pages/calendar_page.hpp"

#include <charconv>

#include "web/finds/over_time.hpp"
#include "web/views/facet_view.hpp"
#include "web/views/list_view.hpp"
#include "web/views/month_view.hpp"
#include "web/views/page.hpp"
#include "web/views/period_view.hpp"
#include "web/views/time_messages.hpp"

namespace nachlese::web {
namespace {

constexpr int kLastYear = 9'999;

// Throws BadParameter.
std::optional<int> wanted_year(const Request& request) {
  const auto text = request.parameter("year").value_or("");
  if (text.empty()) return std::nullopt;
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc() || end != text.data() + text.size() || year < 1 || year > kLastYear)
    throw BadParameter{"year", "Expected a year such as 2018."};
  return year;
}

search::SearchResponse count(Context& context, const SearchParameters& search,
                             std::optional<Date> period) {
  search::SearchRequest request = counting(search.request, search.request.query);
  request.from = request.to = period;
  return context.search(request);
}

// All years with something in them.
Html year_links(const View& view, const search::Facets& facets, int shown) {
  Html links;
  for (const search::FacetCount& year : facets.years) {
    const auto date = parse_date(year.value);
    if (!date) continue;
    links += R"(<li><a href="{}"{} title="{}">{}</a></li>)"_html(
        calendar_url(view.search, date->year),
        date->year == shown ? R"( aria-current="page")"_html : ""_html, say_hits(view, year.count),
        year.value);
  }
  return R"(<nav class="years" aria-label="{}"><ul>{}</ul></nav>)"_html(
      say(view.language, messages::kYears), links);
}

bool is_everything(const SearchParameters& search) {
  return search.request.query.empty() && search.request.filters.empty();
}

// Days of everything lead to issues, in which each version counts.
SearchParameters as_counted(SearchParameters search) {
  if (is_everything(search)) search.request.collapse = false;
  return search;
}

// A day leads to its issue, or with a query or filters to what they find.
std::string day_url(const SearchParameters& search, const Date& day) {
  return is_everything(search) ? issue_url(search, day) : search_url(with_period(search, day, day));
}

Html months(const View& view, int year, const DayCounts& counts) {
  Html out;
  for (unsigned month = 1; month <= 12; ++month)
    out += view_month(view, year, month, counts,
                      [&](const Date& day) { return day_url(view.search, day); });
  return R"(<div class="months">{}</div>)"_html(out);
}

// What the calendar counts, as a way back to it.
Html subject(const View& view, const SearchParameters& in_year, std::uint64_t total) {
  const std::string& query = view.search.request.query;
  return R"(<p class="meta"><a href="{}">{}</a>{}</p>)"_html(
      search_url(in_year), say_hits(view, total),
      query.empty() ? Html()
                    : R"( <span>{}</span>)"_html(say(view.language, messages::kQuoted, query)));
}

Html nothing(const View& view, const Message& text) {
  return R"(<p class="nothing">{}</p>)"_html(say(view.language, text));
}

Html year_view(const View& view, const Date& year, const search::SearchResponse& found,
               const search::Facets& anytime) {
  const DayCounts counts = day_counts(found.facets ? &*found.facets : nullptr);
  const Message& none = is_everything(view.search) ? messages::kNoDays : messages::kNoDaysFound;
  return subject(view, with_period(as_counted(view.search), year, year), found.total) +
         year_links(view, anytime, year.year) +
         (counts.of.empty() ? nothing(view, none) : months(view, year.year, counts));
}

}  // namespace

Response calendar_page(Context& context, const Request& request) {
  SearchParameters search =
      without_page(read_search_parameters(request, Strictness::page, {"year"}));
  search.request.from = search.request.to = std::nullopt;
  const View view{search, preferred_language(request)};
  const SearchParameters counted = as_counted(search);
  const search::SearchResponse anytime = count(context, counted, std::nullopt);
  const auto& years = anytime.facets->years;
  const int latest = years.empty() ? 0 : parse_date(years.back().value).value_or(Date()).year;
  Date period;
  period.year = wanted_year(request).value_or(latest);
  search::SearchResponse in_year;
  if (period.year > 0) in_year = count(context, counted, period);
  Page page;
  page.language = view.language;
  page.title = period.year > 0
                   ? say(view.language, messages::kCalendarOf, std::to_string(period.year))
                   : std::string(say(view.language, messages::kCalendar));
  page.search = search;
  page.skip = messages::kSkipCalendar;
  page.body = R"(<main id="main" class="plain calendar-page" tabindex="-1"><h1>{}</h1>{}{}{}
</main>)"_html(page.title, view_notes(view, anytime.diagnostics, anytime.query),
               view_active_filters(view, kCalendarPath),
               period.year > 0 ? year_view(view, period, in_year, *anytime.facets)
                               : nothing(view, messages::kNoDatedArticles));
  return to_response(page, request);
}

}  // namespace nachlese::web
