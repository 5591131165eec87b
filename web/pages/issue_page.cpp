#include "web/pages/issue_page.hpp"

#include "core/base/period.hpp"
#include "web/finds/issue.hpp"
#include "web/finds/over_time.hpp"
#include "web/views/facet_view.hpp"
#include "web/views/hit_view.hpp"
#include "web/views/keep_view.hpp"
#include "web/views/list_view.hpp"
#include "web/views/month_view.hpp"
#include "web/views/page.hpp"
#include "web/views/period_view.hpp"
#include "web/views/time_messages.hpp"
#include "web/views/timeline_view.hpp"

namespace nachlese::web {
namespace {

// The day asked for, in any way a day is written; of a longer period the first one.
std::optional<Date> wanted_day(const Request& request, SearchParameters& search) {
  const std::string text(request.parameter("day").value_or(""));
  if (text.empty()) return std::nullopt;
  const auto period = parse_period(text, local_today());
  if (!period || !period->from) {
    search.notes.push_back({"bad-date", messages::kNoDate, text});
    return std::nullopt;
  }
  Date day = from_wall_seconds(first_second(*period->from));
  day.precision = Date::Precision::day;
  return day;
}

Html articles(const View& view, const DayIssue::Section& section) {
  Html items;
  for (const search::Hit* hit : section.articles) {
    const std::string time = hit->published.size() > 15 ? hit->published.substr(11, 5) : "";
    items += R"(<li><a href="{}">{}</a>{}</li>
)"_html(article_url(view.search, hit->id),
        hit->title.empty() ? std::string(say(view.language, messages::kUntitled)) : hit->title,
        time.empty() ? Html() : R"( <time class="meta">{}</time>)"_html(time));
  }
  const Html name = section.name.empty() ? Html() : R"(<h3>{}</h3>)"_html(section.name);
  return R"({}<ul>{}</ul>)"_html(name, items);
}

Html sources(const View& view, const DayIssue& issue) {
  Html out;
  for (const DayIssue::Source& source : issue.sources) {
    Html sections;
    for (const DayIssue::Section& section : source.sections) sections += articles(view, section);
    const std::string name =
        source.name.empty() ? std::string(say(view.language, messages::kNoSource)) : source.name;
    out += R"(<section class="paper"><h2>{} <small>{}</small></h2><div class="columns-of">{}</div>)"
           R"(</section>
)"_html(name, say_number(view.language, source.articles), sections);
  }
  return out;
}

Html neighbors(const View& view, const DayIssue& issue) {
  const auto link = [&](const std::optional<Date>& day, const char* rel, const Message& label) {
    if (!day) return Html();
    const std::string date = say_date(view.language, to_iso(*day));
    return R"(<a rel="{}" href="{}" title="{}">{}</a>)"_html(
        rel, issue_url(view.search, *day), say(view.language, label, date),
        std::string_view(rel) == "prev" ? "← " + date : date + " →");
  };
  return R"(<nav class="neighbors">{}{}</nav>)"_html(
      link(issue.previous, "prev", messages::kPreviousIssue),
      link(issue.next, "next", messages::kNextIssue));
}

Html day_form(const View& view, const Date& day) {
  SearchParameters as_asked = view.search;
  as_asked.request.collapse = true;  // the page itself counts versions
  return R"(<form class="day" action="{}">{}<label>{} <input name="day" value="{}" size="10">)"
         R"(</label><button>{}</button></form>)"_html(
             link_to(view.search, kIssuePath), view_hidden_fields(as_asked),
             say(view.language, messages::kIssueDay), say_typed_date(view.language, day),
             say(view.language, messages::kIssueShow));
}

// The names that the day was about, each as a search in the issue.
Html names(const View& view, const search::SearchResponse& found) {
  Html chips;
  for (const FacetKind kind : {FacetKind::person, FacetKind::organisation}) {
    for (const search::FacetCount& name : found.facets->by_kind[index_of(kind)])
      chips += "<li>{}</li>"_html(view_name(view, kind, name.value));
  }
  if (chips.empty()) return {};
  return R"(<section><h2>{}</h2><ul class="names">{}</ul></section>)"_html(
      say(view.language, messages::kIssueNames), chips);
}

Html body(const View& view, const DayIssue& issue, const DayCounts& counts) {
  const SearchParameters in_day = with_period(view.search, issue.day, issue.day);
  const View day_view{in_day, view.language};
  // Each is an article of its paper here, not a version.
  SearchParameters articles = view.search;
  articles.request.collapse = true;
  const View month_view{articles, view.language};
  const std::uint64_t total = issue.found.total;
  Html rest;
  if (total > issue.found.hits.size())
    rest = R"(<p><a href="{}">{}</a></p>)"_html(
        search_url(in_day), say(view.language, messages::kIssueRest,
                                say_number(view.language, issue.found.hits.size())));
  const Html as_search = R"(<p class="meta"><a href="{}" title="{}">{}</a></p>)"_html(
      search_url(in_day), say(view.language, messages::kIssueSearch),
      say(view.language, messages::kHits, total));
  const Html content =
      total == 0 ? R"(<p class="nothing">{}</p>)"_html(say(view.language, messages::kIssueEmpty))
                 : sources(day_view, issue) + rest;
  return R"(<div class="issue-page"><main id="main" tabindex="-1">{}<h1>{}</h1>)"
         R"({}{}{}{}</main>
<aside>{}{}<p><a href="{}">{}</a></p>{}</aside></div>)"_html(
             neighbors(view, issue),
             say(view.language, messages::kIssueOf, say_weekday(view.language, issue.day)),
             view_notes(view, issue.found.diagnostics, issue.found.query),
             view_active_filters(view, kIssuePath), total == 0 ? Html() : as_search, content,
             day_form(view, issue.day),
             view_month(
                 month_view, issue.day.year, issue.day.month, counts,
                 [&](const Date& day) { return issue_url(view.search, day); }, &issue.day),
             calendar_url(view.search, issue.day.year), say(view.language, messages::kCalendar),
             names(day_view, issue.found));
}

}  // namespace

Response issue_page(Context& context, const Request& request) {
  SearchParameters search =
      without_page(read_search_parameters(request, Strictness::page, {"day"}));
  search.request.from = search.request.to = std::nullopt;
  search.request.collapse = false;
  search.request.quotes = false;
  auto day = wanted_day(request, search);
  if (!day) day = newest_day(context, search);
  if (!day) day = local_today();
  const View view{search, preferred_language(request)};
  const DayIssue issue = find_issue(context, search, *day);
  search::SearchRequest month = counting(search.request, search.request.query);
  Date period = *day;
  period.precision = Date::Precision::month;
  month.from = month.to = period;
  const search::SearchResponse in_month = context.search(month);
  Page page;
  page.language = view.language;
  page.title =
      say(view.language, messages::kIssueOf, say_date(view.language, to_iso(*day).substr(0, 10)));
  page.search = search;
  page.search.request.collapse = true;
  page.skip = messages::kSkipIssue;
  page.body = body(view, issue, day_counts(&*in_month.facets));
  return to_response(page, request);
}

}  // namespace nachlese::web
