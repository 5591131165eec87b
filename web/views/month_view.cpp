#include "web/views/month_view.hpp"

#include <algorithm>

#include "web/views/chart_axis.hpp"
#include "web/views/time_messages.hpp"

namespace nachlese::web {
namespace {

constexpr std::uint64_t kShades = 4;

// 1 … kShades; equal steps, as bars of a chart would have.
std::uint64_t shade(std::uint64_t count, std::uint64_t most) {
  return std::clamp<std::uint64_t>((count * kShades + most - 1) / most, 1, kShades);
}

Html day_cell(const View& view, const Date& day, const DayCounts& counts,
              const std::function<std::string(const Date&)>& url, bool chosen) {
  const auto found = counts.of.find(to_iso(day));
  const Html current = chosen ? R"( aria-current="date")"_html : Html();
  if (found == counts.of.end()) return R"(<td{}><span>{}</span></td>)"_html(current, day.day);
  const std::string label =
      say_date(view.language, to_iso(day)) + ": " + say_hits(view, found->second);
  return R"(<td{}><a class="d{}" href="{}" title="{}" aria-label="{}">{}</a></td>)"_html(
      current, shade(found->second, counts.most), url(day), label, label, day.day);
}

}  // namespace

DayCounts day_counts(const search::Facets* facets) {
  DayCounts out;
  if (!facets) return out;
  for (const search::FacetCount& day : facets->days) {
    out.of[day.value] = day.count;
    out.most = std::max(out.most, day.count);
  }
  return out;
}

Html view_month(const View& view, int year, unsigned month, const DayCounts& counts,
                const std::function<std::string(const Date&)>& url, const Date* chosen) {
  Date day;
  day.year = year;
  day.month = month;
  day.precision = Date::Precision::day;
  Html head;
  for (const Message& weekday : messages::kWeekdays)
    head += R"(<th scope="col">{}</th>)"_html(say(view.language, weekday));
  const std::size_t before = weekday_of(day);
  Html rows;
  Html row;
  if (before > 0) row = R"(<td colspan="{}"></td>)"_html(before);
  std::size_t at = before;
  for (day.day = 1; day.day <= days_in_month(year, month); ++day.day) {
    const bool is_chosen = chosen && to_iso(*chosen).substr(0, 10) == to_iso(day);
    row += day_cell(view, day, counts, url, is_chosen);
    if (++at % 7 != 0) continue;
    rows += "<tr>{}</tr>"_html(row);
    row = Html();
  }
  if (!row.empty()) rows += "<tr>{}</tr>"_html(row);
  Date name = day;
  name.precision = Date::Precision::month;
  return R"(<table class="month"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody>)"
         R"(</table>)"_html(say_date(view.language, to_iso(name)), head, rows);
}

}  // namespace nachlese::web
