#include <algorithm>

#include "web/text.hpp"
#include "web/view.hpp"

namespace nachlese {
namespace {

// One bar of the picture: a month, or a year when the months would be too many to tell apart.
struct Bin {
  Date period;
  std::uint64_t count = 0;
};

constexpr int kMostMonths = 120;
constexpr double kHeight = 64;      // of the tallest bar, in CSS pixels
constexpr std::size_t kLabels = 6;  // at most, so that they don't touch on a phone

int index_of(const Date& date, Date::Precision step) {
  return step == Date::Precision::year ? date.year : date.year * 12 + static_cast<int>(date.month) - 1;
}

Date period_of(int index, Date::Precision step) {
  Date date;
  date.precision = step;
  date.year = step == Date::Precision::year ? index : index / 12;
  date.month = step == Date::Precision::year ? 1U : static_cast<unsigned>(index % 12) + 1U;
  return date;
}

// Every period from the first to the last, the empty ones included.
std::vector<Bin> make_bins(const std::vector<FacetCount>& months) {
  std::vector<Bin> counted;
  for (const FacetCount& month : months) {
    if (const auto date = parse_date(month.value)) counted.push_back({*date, month.count});
  }
  if (counted.empty()) return {};
  const auto month_index = [](const Bin& bin) { return index_of(bin.period, Date::Precision::month); };
  const bool few = month_index(counted.back()) - month_index(counted.front()) < kMostMonths;
  const Date::Precision step = few ? Date::Precision::month : Date::Precision::year;
  const int first = index_of(counted.front().period, step);
  std::vector<Bin> bins;
  for (int i = first; i <= index_of(counted.back().period, step); ++i) bins.push_back({period_of(i, step), 0});
  for (const Bin& bin : counted) bins[static_cast<std::size_t>(index_of(bin.period, step) - first)].count += bin.count;
  return bins;
}

// Numbers with two decimals, for SVG attributes.
std::string decimal(double value) {
  const auto hundredths = static_cast<long>(value * 100 + 0.5);
  const std::string fraction = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + "." + (fraction.size() < 2 ? "0" : "") + fraction;
}

std::string bin_url(const View& view, const Bin& bin) { return search_url(with_period(view.search, bin.period, bin.period)); }

Html bars(const View& view, const std::vector<Bin>& bins) {
  std::uint64_t most = 1;
  for (const Bin& bin : bins) most = std::max(most, bin.count);
  const double slot = 100.0 / static_cast<double>(bins.size());
  Html out;
  for (std::size_t i = 0; i < bins.size(); ++i) {
    if (bins[i].count == 0) continue;
    const double height = std::max(2.0, kHeight * static_cast<double>(bins[i].count) / static_cast<double>(most));
    const double width = std::min(slot * 0.8, 4.0);  // a single month should not become a wall
    const std::string label =
        say_date(view.language, to_iso(bins[i].period)) + ": " + say(view.language, text::kHits, bins[i].count);
    out +=
        R"(<a href="{}" tabindex="-1"><title>{}</title><rect class="hitbox" x="{}%" y="0" width="{}%" height="100%"/><rect class="column" x="{}%" y="{}" width="{}%" height="{}" rx="1"/></a>)"_html(
            bin_url(view, bins[i]), label, decimal(slot * static_cast<double>(i)), decimal(slot),
            decimal(slot * (static_cast<double>(i) + 0.5) - width / 2), decimal(kHeight - height), decimal(width), decimal(height));
  }
  return out;
}

// Years below the bars, where a year begins.
Html labels(const std::vector<Bin>& bins) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < bins.size(); ++i) {
    if (i == 0 || bins[i].period.year != bins[i - 1].period.year) starts.push_back(i);
  }
  const std::size_t step = (starts.size() + kLabels - 1) / kLabels;
  Html out;
  for (std::size_t i = 0; i < starts.size(); i += step) {
    const double x = 100.0 * static_cast<double>(starts[i]) / static_cast<double>(bins.size());
    const bool too_far_right = x > 93;
    if (too_far_right) break;
    out += R"(<text x="{}%" y="80">{}</text>)"_html(decimal(x), bins[starts[i]].period.year);
  }
  return out;
}

Html table(const View& view, const std::vector<Bin>& bins) {
  const bool years = bins.front().period.precision == Date::Precision::year;
  Html rows;
  for (const Bin& bin : bins) {
    if (bin.count == 0) continue;
    rows += R"(<tr><th scope="row"><a href="{}">{}</a></th><td>{}</td></tr>)"_html(
        bin_url(view, bin), say_date(view.language, to_iso(bin.period)), say_number(view.language, bin.count));
  }
  return R"(<details class="table"><summary>{}</summary><table><thead><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead><tbody>{}</tbody></table></details>)"_html(
      say(view.language, text::kAsTable), say(view.language, years ? text::kYear : text::kMonth),
      say(view.language, text::kArticles), rows);
}

}  // namespace

Html view_timeline(const View& view, const std::vector<FacetCount>& months) {
  const std::vector<Bin> bins = make_bins(months);
  if (bins.empty()) return {};
  const bool limited = view.search.request.from || view.search.request.to;
  const Html widen = limited
                         ? R"(<a class="widen" href="{}">{}</a>)"_html(
                               search_url(with_period(view.search, std::nullopt, std::nullopt)), say(view.language, text::kWiden))
                         : Html();
  return R"(<section class="timeline" aria-label="{}"><svg width="100%" height="84" aria-hidden="true">{}<line x1="0" y1="64.5" x2="100%" y2="64.5"/>{}</svg>{}{}</section>
)"_html(say(view.language, text::kTimeline), bars(view, bins), labels(bins), table(view, bins), widen);
}

}  // namespace nachlese
