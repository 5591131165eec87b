#include "web/views/timeline_view.hpp"

// Draws articles over time, with the same data as a table. Each bar is a link that zooms in, under
// a transparent one of full height for the pointer; the script adds dragging, keys and tooltips.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "searcher/api/request.hpp"
#include "web/views/chart_axis.hpp"
#include "web/views/comparison_view.hpp"
#include "web/views/keep_view.hpp"
#include "web/views/time_messages.hpp"

namespace nachlese::web {
namespace {

using Bin = Timeline::Bin;

constexpr double kTop = 14;        // room for the scale, in CSS pixels
constexpr double kBarHeight = 56;  // of the tallest bar
constexpr double kWidest = 4;      // percent: a single month must not become a wall
constexpr int kBase = 70;          // below the bars
constexpr const char* kClasses[] = {"column", "column second", "column third", "column fourth"};
static_assert(std::size(kClasses) == kMostSeries);

struct Drawing {
  const View& view;
  const Timeline& timeline;
  double most = 1;                     // articles, or the share
  std::vector<std::string> urls = {};  // of the bins; empty where they are

  [[nodiscard]] bool share() const { return view.search.share && timeline.has_all; }
  [[nodiscard]] double slot() const { return 100.0 / static_cast<double>(timeline.bins.size()); }
  [[nodiscard]] double value(const Bin& bin, std::size_t series) const {
    const auto count = static_cast<double>(bin.counts[series]);
    if (!share()) return count;
    return bin.all == 0 ? 0 : count / static_cast<double>(bin.all);
  }
};

bool is_empty(const Bin& bin) {
  return std::ranges::all_of(bin.counts, [](std::uint64_t count) { return count == 0; });
}

// "16. Juli 2018: 12 Artikel", or with shares "Juli 2018: 12 von 345 Artikeln (3,5 %)".
std::string count_label(const Drawing& drawing, const Bin& bin, std::size_t series) {
  const Language language = drawing.view.language;
  if (!drawing.share())
    return series == 0 && drawing.timeline.series == 1 ? say_hits(drawing.view, bin.counts[series])
                                                       : say_number(language, bin.counts[series]);
  return say(language, messages::kShareOf, say_number(language, bin.counts[series]),
             say_number(language, bin.all)) +
         " (" + say_percent(language, drawing.value(bin, series)) + ")";
}

std::string bin_label(const Drawing& drawing, const Bin& bin) {
  std::string label = say_date(drawing.view.language, to_iso(bin.period)) + ": ";
  for (std::size_t i = 0; i < drawing.timeline.series; ++i)
    label += (i == 0 ? "" : " / ") + count_label(drawing, bin, i);
  return label;
}

Html column(const Drawing& drawing, std::size_t at, std::size_t series) {
  const double value = drawing.value(drawing.timeline.bins[at], series);
  if (value == 0) return {};
  const double height = std::ceil(std::max(2.0, kBarHeight * value / drawing.most));
  const auto side_by_side = static_cast<double>(drawing.timeline.series);
  const double group = std::min(drawing.slot() * 0.84, kWidest * std::min(side_by_side, 2.0));
  const double middle = drawing.slot() * (static_cast<double>(at) + 0.5);
  const double width = group / side_by_side;
  return R"(<rect class="{}" x="{}%" y="{}" width="{}%" height="{}"/>)"_html(
      kClasses[series], say_decimal(middle - group / 2 + width * static_cast<double>(series)),
      static_cast<int>(kTop + kBarHeight - height), say_decimal(width), static_cast<int>(height));
}

Html bars(const Drawing& drawing) {
  Html out;
  for (std::size_t i = 0; i < drawing.timeline.bins.size(); ++i) {
    const Bin& bin = drawing.timeline.bins[i];
    if (is_empty(bin)) continue;
    Html columns;
    for (std::size_t series = 0; series < drawing.timeline.series; ++series)
      columns += column(drawing, i, series);
    out += R"(<a href="{}" tabindex="-1"><title>{}</title><rect x="{}%" width="{}%"/>{}</a>)"_html(
        drawing.urls[i], bin_label(drawing, bin),
        say_decimal(drawing.slot() * static_cast<double>(i)), say_decimal(drawing.slot()), columns);
  }
  return out;
}

// Two lines, at the tallest bar and at half its height: behind the bars the lines, before them
// their values.
Html scale(const Drawing& drawing, bool values) {
  const auto line = [&](double part) {
    const double value = drawing.most * part;
    const auto y = static_cast<int>(kTop + kBarHeight * (1 - part));
    const Language language = drawing.view.language;
    if (values)
      return R"(<text x="0" y="{}" pointer-events="none">{}</text>)"_html(
          y - 3, drawing.share() ? say_percent(language, value)
                                 : say_number(language, static_cast<std::uint64_t>(value)));
    return R"(<line class="scale" x1="0" y1="{}" x2="100%" y2="{}"/>)"_html(y, y);
  };
  const bool halves = drawing.share() || (drawing.most >= 4 && std::fmod(drawing.most, 2) == 0);
  return halves ? line(1) + line(0.5) : line(1);
}

Html labels(const Drawing& drawing) {
  Html out;
  for (const AxisLabel& label : axis_labels(drawing.view.language, drawing.timeline)) {
    if (label.tick)
      out += R"(<line x1="{}%" y1="70" x2="{}%" y2="75"/>)"_html(say_decimal(label.at),
                                                                 say_decimal(label.at));
    out += R"(<text x="{}%" y="87" class="{}">{}</text>)"_html(say_decimal(label.at), label.anchor,
                                                               label.text);
  }
  return out;
}

// What the first column of the table counts.
std::string first_head(const Drawing& drawing) {
  const SearchParameters& search = drawing.view.search;
  if (drawing.timeline.series > 1 && !search.request.query.empty()) return search.request.query;
  return std::string(say(drawing.view.language, search.request.collapse
                                                    ? messages::kArticles
                                                    : messages::kVersionsCounted));
}

Html table_head(const Drawing& drawing) {
  const Language language = drawing.view.language;
  Html heads = R"(<th scope="col">{}</th>)"_html(first_head(drawing));
  for (std::size_t i = 1; i < drawing.timeline.series; ++i)
    heads += R"(<th scope="col">{}</th>)"_html(drawing.view.search.compare[i - 1]);
  if (drawing.share())
    heads += R"(<th scope="col">{}</th><th scope="col">{}</th>)"_html(
        say(language, messages::kScaleShare), say(language, messages::kTimeAll));
  constexpr const Message* kNames[] = {&messages::kYear, &messages::kMonth, &messages::kDay};
  return R"(<thead><tr><th scope="col">{}</th>{}</tr></thead>)"_html(
      say(language, *kNames[static_cast<std::size_t>(drawing.timeline.step)]), heads);
}

Html table_cells(const Drawing& drawing, const Bin& bin) {
  const Language language = drawing.view.language;
  Html cells;
  for (std::size_t i = 0; i < drawing.timeline.series; ++i)
    cells += "<td>{}</td>"_html(say_number(language, bin.counts[i]));
  if (drawing.share())
    cells += "<td>{}</td><td>{}</td>"_html(say_percent(language, drawing.value(bin, 0)),
                                           say_number(language, bin.all));
  return cells;
}

Html table(const Drawing& drawing) {
  const Language language = drawing.view.language;
  Html rows;
  Bin sum;
  for (std::size_t i = 0; i < drawing.timeline.bins.size(); ++i) {
    const Bin& bin = drawing.timeline.bins[i];
    for (std::size_t series = 0; series < kMostSeries; ++series)
      sum.counts[series] += bin.counts[series];
    sum.all += bin.all;
    if (is_empty(bin)) continue;
    rows += R"(<tr><th scope="row"><a href="{}">{}</a></th>{}</tr>)"_html(
        drawing.urls[i], say_date(language, to_iso(bin.period)), table_cells(drawing, bin));
  }
  return R"(<details class="table"><summary>{}</summary><div class="scroll" tabindex="0" )"
         R"(role="group" aria-label="{}"><table>{}<tbody>{}</tbody><tfoot><tr><th scope="row">{})"
         R"(</th>{}</tr></tfoot></table></div></details>)"_html(
             say(language, messages::kAsTable), say(language, messages::kTimeline),
             table_head(drawing), rows, say(language, messages::kSum), table_cells(drawing, sum));
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

// Data for the script: first and last period, and the address without a period.
Html script_data(const View& view, const Timeline& timeline, const Message& name) {
  return R"( data-periods="{} {}" data-url="{}" data-name="{}" data-open="{}")"_html(
      to_iso(timeline.bins.front().period), to_iso(timeline.bins.back().period),
      search_url(with_period(view.search, std::nullopt, std::nullopt)), say(view.language, name),
      say(view.language, messages::kOpenBar));
}

// Addresses of the bins that are not empty: the search limited to the period, of which a bar counts
// no more than what the search finds.
std::vector<std::string> urls_of(const SearchParameters& search, const Timeline& timeline) {
  const std::optional<Date>& from = search.request.from;
  const std::optional<Date>& to = search.request.to;
  const Date& any = timeline.bins.front().period;
  SearchParameters within = with_period(search, any, any);
  within.step = std::nullopt;  // finer now
  // All but the period is the same in each.
  Parameters parameters = to_parameters(within);
  std::string& begin =
      std::ranges::find(parameters, "from", &Parameters::value_type::first)->second;
  std::string& end = std::ranges::find(parameters, "to", &Parameters::value_type::first)->second;
  std::vector<std::string> out;
  for (const Bin& bin : timeline.bins) {
    const Date& period = bin.period;
    std::string& url = out.emplace_back();
    if (is_empty(bin)) continue;
    begin = to_iso(from && first_second(*from) > first_second(period) ? *from : period);
    end = to_iso(to && last_second(*to) < last_second(period) ? *to : period);
    url = link_to(search, "/", parameters);
  }
  return out;
}

// The whole time of the query as a strip, with the period that is shown.
Html overview(const View& view, const ChartParts& parts) {
  const auto& everywhere = parts.over_time.everywhere;
  if (!everywhere || !everywhere->facets) return {};
  const Timeline whole = make_timeline({}, {&*everywhere->facets});
  if (whole.bins.size() < 2) return {};
  std::uint64_t most = 1;
  for (const Bin& bin : whole.bins) most = std::max(most, bin.counts[0]);
  std::string path = "M0 20";
  std::size_t first = whole.bins.size();
  std::size_t last = 0;
  const search::SearchRequest& request = view.search.request;
  for (std::size_t i = 0; i < whole.bins.size(); ++i) {
    const Bin& bin = whole.bins[i];
    const std::uint64_t height = (bin.counts[0] * 18 + most - 1) / most;
    path += "V" + std::to_string(20 - height) + "h1";
    if (request.from && last_second(bin.period) < first_second(*request.from)) continue;
    if (request.to && first_second(bin.period) > last_second(*request.to)) continue;
    first = std::min(first, i);
    last = i;
  }
  const Html window = first > last ? Html()
                                   : R"(<rect class="window" x="{}" width="{}" height="20"/>)"_html(
                                         first, last - first + 1);
  return R"(<div class="chart overview"{}><svg width="100%" height="22" viewBox="0 0 {} 20" )"
         R"(preserveAspectRatio="none" aria-hidden="true"><path d="{}V20z"/>{}</svg></div>)"
         R"(<p class="span" aria-hidden="true"><span>{}</span><span>{}</span></p>)"_html(
             script_data(view, whole, messages::kOverview), whole.bins.size(), path, window,
             say_date(view.language, to_iso(whole.bins.front().period)),
             say_date(view.language, to_iso(whole.bins.back().period)));
}

}  // namespace

Html view_timeline(const View& view, const Timeline& timeline, const ChartParts* parts) {
  const Html whole = parts ? overview(view, *parts) : Html();
  if (timeline.bins.empty()) {
    if (whole.empty()) return {};
    return R"(<section class="timeline" aria-label="{}">{}<div class="below">{}</div></section>
)"_html(say(view.language, messages::kTimeline), whole, widen_link(view));
  }
  Drawing drawing{view, timeline, 0, urls_of(view.search, timeline)};
  for (const Bin& bin : timeline.bins) {
    for (std::size_t i = 0; i < timeline.series; ++i)
      drawing.most = std::max(drawing.most, drawing.value(bin, i));
  }
  if (drawing.most <= 0) drawing.most = 1;
  const Html picture =
      R"(<div class="chart"{}><svg width="100%" height="92" aria-hidden="true">{}{}{})"
      R"(<line x1="0" y1="{}.5" x2="100%" y2="{}.5"/>{}</svg></div>)"_html(
          script_data(view, timeline, messages::kTimelineKeys), scale(drawing, false),
          bars(drawing), scale(drawing, true), kBase, kBase, labels(drawing));
  const Html tools = parts ? view_chart_tools(view, timeline, *parts) : Html();
  return R"(<section class="timeline" aria-label="{}">{}{}{}<div class="below">{}{}{}</div>)"
         R"(</section>
)"_html(say(view.language, messages::kTimeline), parts ? view_legend(view, *parts) : Html(), whole,
         picture, widen_link(view), table(drawing), tools);
}

std::string say_weekday(Language language, const Date& day) {
  return std::string(say(language, messages::kFullWeekdays[weekday_of(day)])) + ", " +
         say_date(language, to_iso(day).substr(0, 10));
}

}  // namespace nachlese::web
