#include "web/views/period_view.hpp"

#include "core/base/period.hpp"
#include "web/views/keep_view.hpp"
#include "web/views/time_messages.hpp"

namespace nachlese::web {
namespace {

Html quick_ranges(const View& view) {
  const search::SearchRequest& request = view.search.request;
  Html links;
  for (const auto& [name, label] : messages::kQuickRanges) {
    const auto range = named_period(name, local_today());
    if (!range) continue;
    const bool current = request.from == range->from && request.to == range->to;
    links += R"(<li><a href="{}"{}>{}</a></li>)"_html(
        search_url(with_period(view.search, range->from, range->to)),
        current ? R"( aria-current="true")"_html : ""_html, say(view.language, label));
  }
  if (request.from || request.to)
    links += R"(<li><a href="{}">{}</a></li>)"_html(
        search_url(with_period(view.search, std::nullopt, std::nullopt)),
        say(view.language, messages::kAnyTime));
  return R"(<ul class="quick" aria-label="{}">{}</ul>)"_html(say(view.language, messages::kQuick),
                                                             links);
}

Html date_fields(const View& view) {
  const auto field = [&](const char* name, const Message& label, const std::optional<Date>& date) {
    return R"(<label>{}<input name="{}" value="{}" inputmode="numeric" size="10" placeholder="{}" )"
           R"(aria-describedby="date-hint"></label>)"_html(
               say(view.language, label), name,
               date ? say_typed_date(view.language, *date) : std::string(),
               info(view.language).date_shape);
  };
  return R"(<form action="{}">{}{}{}<button>{}</button><p class="hint" id="date-hint">{}</p>)"
         R"(</form>)"_html(link_to(view.search, "/"),
                           view_hidden_fields(with_period(view.search, std::nullopt, std::nullopt)),
                           field("from", messages::kFrom, view.search.request.from),
                           field("to", messages::kTo, view.search.request.to),
                           say(view.language, messages::kApply),
                           say(view.language, messages::kDateHint));
}

// The year that the period lies in, if it is one.
std::optional<int> year_of(const search::SearchRequest& request) {
  if (request.to) return request.to->year;
  if (request.from) return request.from->year;
  return std::nullopt;
}

}  // namespace

Html view_period(const View& view) {
  const search::SearchRequest& request = view.search.request;
  const bool one_day =
      request.from && request.from == request.to && request.from->precision >= Date::Precision::day;
  const Html issue =
      one_day ? R"( <a href="{}">{}</a>)"_html(issue_url(fresh_search(view.search), *request.from),
                                               say(view.language, messages::kThisIssue))
              : Html();
  return R"(<section class="facet period"><h2>{}</h2>{}{}<p><a href="{}">{}</a>{}</p></section>
)"_html(say(view.language, messages::kPeriod), quick_ranges(view), date_fields(view),
        calendar_url(view.search, year_of(request)), say(view.language, messages::kCalendar),
        issue);
}

std::string say_period(const View& view) {
  const auto& from = view.search.request.from;
  const auto& to = view.search.request.to;
  const auto date = [&](const Date& day) { return say_date(view.language, to_iso(day)); };
  if (from && to) {
    if (from == to) return date(*from);
    return say(view.language, messages::kBetween, date(*from), date(*to));
  }
  if (from) return say(view.language, messages::kSince, date(*from));
  if (to) return say(view.language, messages::kUntil, date(*to));
  return {};
}

std::string calendar_url(const SearchParameters& search, std::optional<int> year) {
  SearchParameters rest = with_period(without_page(search), std::nullopt, std::nullopt);
  rest.request.sort = search::Sort::relevance;
  Parameters parameters;
  if (year) parameters.emplace_back("year", std::to_string(*year));
  for (auto& parameter : to_parameters(rest)) parameters.push_back(std::move(parameter));
  return link_to(search, kCalendarPath, parameters);
}

std::string issue_url(const SearchParameters& search, const Date& day) {
  SearchParameters rest = with_period(without_page(search), std::nullopt, std::nullopt);
  rest.request.sort = search::Sort::relevance;
  rest.request.collapse = true;
  Parameters parameters = {{"day", to_iso(day).substr(0, 10)}};
  for (auto& parameter : to_parameters(rest)) parameters.push_back(std::move(parameter));
  return link_to(search, kIssuePath, parameters);
}

}  // namespace nachlese::web
