#include "web/views/timeline_view.hpp"

// Draws articles over time, with the same data as a table. Each bar is a link that zooms in, under
// a transparent one of full height for the pointer; the script adds dragging and keys.
#include <algorithm>
#include <cmath>
#include <vector>

#include "searcher/api/request.hpp"
#include "web/views/keep_view.hpp"
#include "web/views/messages.hpp"
#include "web/views/timeline.hpp"

namespace nachlese::web {
namespace {

using Bin = Timeline::Bin;

constexpr double kTop = 16;         // room for the scale, in CSS pixels
constexpr double kBarHeight = 64;   // of the tallest bar
constexpr double kWidest = 4;       // percent: a single month must not become a wall
constexpr std::size_t kLabels = 6;  // at most, so that they do not touch on a phone

struct Drawing {
  const View& view;
  const Timeline& timeline;
  bool two = false;  // series
  std::uint64_t most = 1;
  std::vector<std::string> urls = {};  // of the bins

  [[nodiscard]] double slot() const { return 100.0 / static_cast<double>(timeline.bins.size()); }
};

// A number with two decimals, for SVG attributes.
std::string decimal(double value) {
  const auto hundredths = static_cast<long>(value * 100 + 0.5);
  const std::string fraction = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + "." + (fraction.size() < 2 ? "0" : "") + fraction;
}

std::string bin_label(const Drawing& drawing, const Bin& bin) {
  const Language language = drawing.view.language;
  std::string label =
      say_date(language, to_iso(bin.period)) + ": " + say_hits(drawing.view, bin.counts[0]);
  if (drawing.two) label += " / " + say_number(language, bin.counts[1]);
  return label;
}

Html column(const Drawing& drawing, std::size_t at, std::size_t series) {
  const std::uint64_t count = drawing.timeline.bins[at].counts[series];
  if (count == 0) return {};
  const double height = std::ceil(
      std::max(2.0, kBarHeight * static_cast<double>(count) / static_cast<double>(drawing.most)));
  const double width = std::min(drawing.slot() * 0.8, kWidest) / (drawing.two ? 2 : 1);
  const double middle = drawing.slot() * (static_cast<double>(at) + 0.5);
  const double x = drawing.two ? middle + (series == 0 ? -width : 0) : middle - width / 2;
  return R"(<rect class="column{}" x="{}%" y="{}" width="{}%" height="{}"/>)"_html(
      series == 0 ? ""_html : " second"_html, decimal(x),
      static_cast<int>(kTop + kBarHeight - height), decimal(width), static_cast<int>(height));
}

Html bars(const Drawing& drawing) {
  Html out;
  for (std::size_t i = 0; i < drawing.timeline.bins.size(); ++i) {
    const Bin& bin = drawing.timeline.bins[i];
    if (bin.counts[0] + bin.counts[1] == 0) continue;
    out +=
        R"(<a href="{}" tabindex="-1"><title>{}</title><rect x="{}%" width="{}%"/>{}{}</a>)"_html(
            drawing.urls[i], bin_label(drawing, bin),
            decimal(drawing.slot() * static_cast<double>(i)), decimal(drawing.slot()),
            column(drawing, i, 0), column(drawing, i, 1));
  }
  return out;
}

// True where an axis label starts: at a new year, or for days at the 1st, 8th, 15th and 22nd.
bool begins(const std::vector<Bin>& bins, Date::Precision step, std::size_t at) {
  if (at == 0) return true;
  if (step == Date::Precision::day) return bins[at].period.day % 7 == 1 && bins[at].period.day < 29;
  return bins[at].period.year != bins[at - 1].period.year;
}

std::string axis_label(Language language, const Date& period, Date::Precision step) {
  if (step != Date::Precision::day) return std::to_string(period.year);
  const std::string date = say_date(language, to_iso(period));
  return date.substr(0, date.rfind(' '));  // the year would only take room
}

Html labels(const Drawing& drawing) {
  const Timeline& timeline = drawing.timeline;
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < timeline.bins.size(); ++i) {
    if (begins(timeline.bins, timeline.step, i)) starts.push_back(i);
  }
  const std::size_t most = timeline.step == Date::Precision::day ? kLabels / 2 : kLabels;
  const std::size_t step = (starts.size() + most - 1) / most;
  const double rightmost = timeline.step == Date::Precision::day ? 75 : 93;
  Html out;
  for (std::size_t i = 0; i < starts.size(); i += step) {
    const double x = drawing.slot() * static_cast<double>(starts[i]);
    if (x > rightmost) break;
    out += R"(<text x="{}%" y="97">{}</text>)"_html(
        decimal(x),
        axis_label(drawing.view.language, timeline.bins[starts[i]].period, timeline.step));
  }
  return out;
}

Message step_name(Date::Precision step) {
  if (step == Date::Precision::year) return messages::kYear;
  return step == Date::Precision::month ? messages::kMonth : messages::kDay;
}

Html table(const Drawing& drawing) {
  const Language language = drawing.view.language;
  const SearchParameters& search = drawing.view.search;
  Html rows;
  for (std::size_t i = 0; i < drawing.timeline.bins.size(); ++i) {
    const Bin& bin = drawing.timeline.bins[i];
    if (bin.counts[0] + bin.counts[1] == 0) continue;
    const Html second =
        drawing.two ? "<td>{}</td>"_html(say_number(language, bin.counts[1])) : Html();
    rows += R"(<tr><th scope="row"><a href="{}">{}</a></th><td>{}</td>{}</tr>)"_html(
        drawing.urls[i], say_date(language, to_iso(bin.period)),
        say_number(language, bin.counts[0]), second);
  }
  const Html heads = drawing.two
                         ? R"(<th scope="col">{}</th><th scope="col">{}</th>)"_html(
                               search.request.query, search.compare)
                         : R"(<th scope="col">{}</th>)"_html(
                               say(language, search.request.collapse ? messages::kArticles
                                                                     : messages::kVersionsCounted));
  return R"(<details class="table"><summary>{}</summary><div class="scroll" tabindex="0" )"
         R"(role="group" aria-label="{}"><table><thead><tr><th scope="col">{}</th>{}</tr></thead>)"
         R"(<tbody>{}</tbody></table></div></details>)"_html(
             say(language, messages::kAsTable), say(language, messages::kTimeline),
             say(language, step_name(drawing.timeline.step)), heads, rows);
}

Html widen_link(const View& view) {
  const search::SearchRequest& request = view.search.request;
  if (!request.from && !request.to) return {};
  const auto wider = widened(request);
  return R"(<a class="widen" href="{}">{}</a>)"_html(
      search_url(with_period(view.search, wider, wider)),
      wider ? say_date(view.language, to_iso(*wider))
            : std::string(say(view.language, messages::kWiden)));
}

Html legend(const View& view) {
  SearchParameters alone = view.search;
  alone.compare.clear();
  SearchParameters other = alone;
  other.request.query = view.search.compare;
  other.request.offset = 0;
  return R"(<p class="legend"><span class="first">{}</span> <a class="second" href="{}">{})"
         R"(</a> <a class="chip" href="{}" aria-label="{}">×</a></p>)"_html(
             view.search.request.query.empty()
                 ? std::string(say(view.language, messages::kAllArticles))
                 : view.search.request.query,
             search_url(other), view.search.compare, search_url(alone),
             say(view.language, messages::kCompareEnd));
}

Html compare_form(const View& view) {
  SearchParameters rest = view.search;
  rest.compare.clear();
  rest.request.offset = 0;
  return R"(<details class="compare"><summary>{}</summary><form action="{}">{}<label>)"
         R"({} <input name="compare" value="{}" maxlength="1000"></label><button>{}</button>)"
         R"(</form></details>)"_html(
             say(view.language, messages::kCompare), link_to(view.search, "/"),
             view_hidden_fields(rest), say(view.language, messages::kCompareWith),
             view.search.compare, say(view.language, messages::kCompareNow));
}

// Data for the script: first and last period, and the address without a period.
Html script_data(const Drawing& drawing) {
  const std::vector<Bin>& bins = drawing.timeline.bins;
  return R"( data-periods="{} {}" data-url="{}" data-name="{}")"_html(
      to_iso(bins.front().period), to_iso(bins.back().period),
      search_url(with_period(drawing.view.search, std::nullopt, std::nullopt)),
      say(drawing.view.language, messages::kTimelineKeys));
}

// The search limited to a period, of which a bar counts no more than what the search finds.
SearchParameters within(const SearchParameters& search, const Date& period) {
  const std::optional<Date>& from = search.request.from;
  const std::optional<Date>& to = search.request.to;
  return with_period(search, from && first_second(*from) > first_second(period) ? *from : period,
                     to && last_second(*to) < last_second(period) ? *to : period);
}

}  // namespace

Html view_timeline(const View& view, const Timeline& timeline, bool on_search_page) {
  if (timeline.bins.empty()) return {};
  Drawing drawing{view, timeline, !view.search.compare.empty()};
  for (const Bin& bin : timeline.bins) {
    drawing.most = std::max({drawing.most, bin.counts[0], bin.counts[1]});
    drawing.urls.push_back(search_url(within(view.search, bin.period)));
  }
  const Html picture =
      R"(<div class="chart"{}><svg width="100%" height="102" aria-hidden="true">)"
      R"(<line class="scale" x1="0" y1="15.5" x2="100%" y2="15.5"/><text x="0" y="11">{})"
      R"(</text>{}<line x1="0" y1="80.5" x2="100%" y2="80.5"/>{}</svg></div>)"_html(
          script_data(drawing), say_number(view.language, drawing.most), bars(drawing),
          labels(drawing));
  return R"(<section class="timeline" aria-label="{}">{}{}{}<div class="below">{}{}</div></section>
)"_html(say(view.language, messages::kTimeline), drawing.two ? legend(view) : Html(), picture,
        widen_link(view), table(drawing), on_search_page ? compare_form(view) : Html());
}

}  // namespace nachlese::web
