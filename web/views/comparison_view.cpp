#include "web/views/comparison_view.hpp"

#include <utility>

#include "web/views/keep_view.hpp"
#include "web/views/time_messages.hpp"

namespace nachlese::web {
namespace {

constexpr const char* kLegendClasses[] = {"first", "second", "third", "fourth"};
static_assert(std::size(kLegendClasses) == kMostSeries);

std::string first_query(const View& view) {
  const std::string& query = view.search.request.query;
  return query.empty() ? std::string(say(view.language, messages::kAllArticles)) : query;
}

SearchParameters only_query(const SearchParameters& search, const std::string& query) {
  SearchParameters out = without_page(search);
  out.request.query = query;
  return out;
}

Html compared_item(const View& view, const ChartParts& parts, std::size_t at) {
  const SearchParameters& search = view.search;
  const std::string& query = search.compare[at];
  SearchParameters rest = search;
  rest.compare.erase(rest.compare.begin() + static_cast<std::ptrdiff_t>(at));
  const std::optional<std::uint64_t> common = parts.over_time.common[at];
  Html shared;
  if (!search.request.query.empty() && common == 0)
    shared = R"( <span class="common">{}</span>)"_html(
        say(view.language, messages::kCommon, "0", search.request.query));
  if (!search.request.query.empty() && common.value_or(0) > 0)
    shared = R"( <a class="common" href="{}">{}</a>)"_html(
        search_url(only_query(search, both(search.request.query, query))),
        say(view.language, messages::kCommon, say_number(view.language, *common),
            search.request.query));
  return R"(<li><a class="{}" href="{}">{}</a> <strong>{}</strong>{} <a class="out" href="{}" )"
         R"(aria-label="{}">×</a></li>)"_html(
             kLegendClasses[at + 1], search_url(only_query(search, query)), query,
             say_number(view.language, parts.over_time.others[at].total), shared, search_url(rest),
             say(view.language, messages::kCompareOut, query));
}

// One of several ways to draw, as a link.
Html choice(const SearchParameters& search, bool current, std::string_view label) {
  return R"(<li><a href="{}"{}>{}</a></li>)"_html(
      search_url(search), current ? R"( aria-current="true")"_html : ""_html, label);
}

Html scales(const View& view) {
  Html links;
  for (const bool share : {false, true}) {
    SearchParameters search = view.search;
    search.share = share;
    links += choice(search, view.search.share == share,
                    say(view.language, share ? messages::kScaleShare : messages::kScaleCount));
  }
  return R"(<nav class="unit" aria-label="{}" title="{}"><ul>{}</ul></nav>)"_html(
      say(view.language, messages::kScale), say(view.language, messages::kScaleHint), links);
}

Html steps(const View& view, const Timeline& timeline, const ChartParts& parts) {
  Html links;
  std::size_t shown = 0;
  for (std::size_t i = 0; i < messages::kStepLabels.size(); ++i) {
    const auto step = static_cast<Date::Precision>(i);
    if (step != timeline.step && !can_show(parts.series, step)) continue;
    SearchParameters search = view.search;
    search.step = step;
    links += choice(search, step == timeline.step, say(view.language, messages::kStepLabels[i]));
    ++shown;
  }
  if (shown < 2) return {};
  return R"(<nav class="unit" aria-label="{}"><ul>{}</ul></nav>)"_html(
      say(view.language, messages::kSteps), links);
}

Html compare_form(const View& view) {
  if (view.search.compare.size() >= kMostCompared) return {};
  SearchParameters rest = view.search;
  rest.request.offset = 0;
  return R"(<details class="compare"><summary>{}</summary><form action="{}">{}<label>)"
         R"({} <input name="compare" maxlength="1000"></label><button>{}</button>)"
         R"(</form></details>)"_html(say(view.language, messages::kCompareNow),
                                     link_to(view.search, "/"), view_hidden_fields(rest),
                                     say(view.language, messages::kCompareAdd),
                                     say(view.language, messages::kCompareNow));
}

Html curve_link(const View& view, const Timeline& timeline) {
  SearchParameters search = view.search;
  search.more = std::nullopt;
  search.request.offset = 0;
  search.request.sort = search::Sort::relevance;
  search.step = timeline.step;
  Parameters parameters = {{"format", "csv"}};
  for (auto& parameter : to_parameters(search)) parameters.push_back(std::move(parameter));
  return R"(<a class="curve" href="{}" download>{}</a>)"_html(
      link_to(search, "/api/v1/timeline", parameters), say(view.language, messages::kCurve));
}

}  // namespace

Html view_legend(const View& view, const ChartParts& parts) {
  if (view.search.compare.empty()) return {};
  Html items = R"(<li><span class="first">{}</span> <strong>{}</strong></li>)"_html(
      first_query(view), say_number(view.language, parts.total));
  for (std::size_t i = 0; i < view.search.compare.size(); ++i)
    items += compared_item(view, parts, i);
  SearchParameters alone = view.search;
  alone.compare.clear();
  return R"(<ul class="legend">{}<li><a class="end" href="{}">{}</a></li></ul>)"_html(
      items, search_url(alone), say(view.language, messages::kCompareEnd));
}

Html view_chart_tools(const View& view, const Timeline& timeline, const ChartParts& parts) {
  return compare_form(view) + R"(<div class="ways">{}{}{}</div>)"_html(scales(view),
                                                                       steps(view, timeline, parts),
                                                                       curve_link(view, timeline));
}

}  // namespace nachlese::web
