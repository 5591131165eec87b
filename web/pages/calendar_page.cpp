#include "web/pages/calendar_page.hpp"

#include <charconv>

#include "web/views/month_view.hpp"
#include "web/views/over_time.hpp"
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

// A day leads to its issue, or with a query or filters to what they find.
std::string day_url(const SearchParameters& search, const Date& day) {
  const bool everything = search.request.query.empty() && search.request.filters.empty();
  return everything ? issue_url(search, day) : search_url(with_period(search, day, day));
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

}  // namespace

Response calendar_page(Context& context, const Request& request) {
  SearchParameters search =
      without_page(read_search_parameters(request, Strictness::page, {"year"}));
  search.request.from = search.request.to = std::nullopt;
  const View view{search, preferred_language(request)};
  const search::SearchResponse anytime = count(context, search, std::nullopt);
  const auto& years = anytime.facets->years;
  const int latest = years.empty() ? 0 : parse_date(years.back().value).value_or(Date()).year;
  Date period;
  period.year = wanted_year(request).value_or(latest);
  search::SearchResponse in_year;
  if (period.year > 0) in_year = count(context, search, period);
  const DayCounts counts = day_counts(in_year.facets ? &*in_year.facets : nullptr);
  Page page;
  page.language = view.language;
  page.title = say(view.language, messages::kCalendarOf, std::to_string(period.year));
  page.search = search;
  page.skip = messages::kSkipCalendar;
  const Message& none = search.request.query.empty() ? messages::kNoDays : messages::kNoDaysFound;
  page.body = R"(<main id="main" class="plain calendar-page" tabindex="-1"><h1>{}</h1>{}{}{}
</main>)"_html(page.title, subject(view, with_period(search, period, period), in_year.total),
               year_links(view, *anytime.facets, period.year),
               counts.of.empty() ? R"(<p class="nothing">{}</p>)"_html(say(view.language, none))
                                 : months(view, period.year, counts));
  Response answer = to_response(page, request);
  answer.lasting = anytime.complete && in_year.complete;
  return answer;
}

}  // namespace nachlese::web
