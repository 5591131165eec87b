#include "web/views/chart_axis.hpp"

#include <cmath>

#include "web/views/messages.hpp"

namespace nachlese::web {
namespace {

constexpr std::size_t kMostLabels = 7;
constexpr std::size_t kNamedMonths = 18;  // more months are labeled by their years
constexpr std::uint64_t kSecondsOfDay = 86'400;
constexpr std::size_t kFirstWeekday = 2;  // 1 March 0000, a Wednesday

// True where a label may stand: at a new year, or where bars themselves are named, at every bar.
bool may_begin(const Timeline& timeline, std::size_t at, bool named) {
  if (named || at == 0) return true;
  return timeline.bins[at].period.year != timeline.bins[at - 1].period.year;
}

std::string label_text(Language language, const Timeline& timeline, std::size_t at, bool named) {
  const Date& period = timeline.bins[at].period;
  if (timeline.step == Date::Precision::year || !named) return std::to_string(period.year);
  std::string date = say_date(language, to_iso(period));
  const bool alone = timeline.bins.size() == 1;
  if (timeline.step == Date::Precision::day)
    return alone ? date : date.substr(0, date.rfind(' '));  // the year would only take room
  constexpr std::size_t kShortMonth = 3;
  const std::string year = date.substr(date.rfind(' '));
  // "Mär" and "Mai" are as long as the others.
  std::string month = date.substr(0, date.rfind(' '));
  std::size_t letters = 0;
  std::size_t bytes = 0;
  while (bytes < month.size() && letters < kShortMonth) {
    ++bytes;
    while (bytes < month.size() && (static_cast<unsigned char>(month[bytes]) & 0xC0U) == 0x80U)
      ++bytes;
    ++letters;
  }
  if (!alone) month.resize(bytes);
  return month + (alone || period.month == 1 || at == 0 ? year : std::string());
}

}  // namespace

std::vector<AxisLabel> axis_labels(Language language, const Timeline& timeline) {
  const std::size_t size = timeline.bins.size();
  const bool named = timeline.step != Date::Precision::month || size <= kNamedMonths;
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < size; ++i) {
    if (may_begin(timeline, i, named)) starts.push_back(i);
  }
  // A year that only begins at the first bar's December would push the next one away.
  const std::size_t every = (starts.size() + kMostLabels - 1) / kMostLabels;
  const double slot = 100.0 / static_cast<double>(size);
  constexpr double kEdge = 6;  // percent, where the middle of a label would stand out
  std::vector<AxisLabel> out;
  for (std::size_t i = 0; i < starts.size(); i += every) {
    AxisLabel label;
    label.tick = !named;
    label.at = slot * (static_cast<double>(starts[i]) + (named ? 0.5 : 0.0));
    label.text = label_text(language, timeline, starts[i], named);
    label.anchor = named ? "middle" : "start";
    if (named && size > 1 && label.at < kEdge) {
      label.anchor = "start";
      label.at = slot * static_cast<double>(starts[i]);
    } else if (label.at > 100 - kEdge) {
      if (!named) continue;  // no room
      label.anchor = "end";
      label.at = slot * static_cast<double>(starts[i] + 1);
    }
    out.push_back(std::move(label));
  }
  return out;
}

std::string say_decimal(double value) {
  const auto hundredths = static_cast<long>(value * 100 + 0.5);
  const std::string fraction = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + "." + (fraction.size() < 2 ? "0" : "") + fraction;
}

std::string say_percent(Language language, double share) {
  const double percent = share * 100;
  const bool fine = percent < 10;  // two digits that say something
  const auto scaled = static_cast<std::uint64_t>(std::lround(percent * (fine ? 100 : 10)));
  std::string fraction = std::to_string(scaled % (fine ? 100 : 10));
  if (fine && fraction.size() < 2) fraction.insert(0, "0");
  const bool german = language == Language::german;
  return std::to_string(scaled / (fine ? 100 : 10)) + (german ? "," : ".") + fraction +
         (german ? " %" : "%");
}

std::size_t weekday_of(const Date& day) {
  return (static_cast<std::size_t>(first_second(day) / kSecondsOfDay) + kFirstWeekday) % 7;
}

}  // namespace nachlese::web
