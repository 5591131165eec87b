#include "web/views/chart_axis.hpp"

#include "tests/catch.hpp"

namespace nachlese {

using namespace nachlese::web;
namespace {

Timeline bars(Date::Precision step, std::string_view first, std::size_t count) {
  Timeline timeline;
  timeline.step = step;
  Date period = *parse_date(first);
  for (std::size_t i = 0; i < count; ++i) {
    timeline.bins.push_back({period, {}});
    if (step == Date::Precision::year) ++period.year;
    if (step == Date::Precision::month && ++period.month > 12) {
      period.month = 1;
      ++period.year;
    }
    if (step == Date::Precision::day) ++period.day;
  }
  return timeline;
}

std::vector<std::string> texts(const Timeline& timeline) {
  std::vector<std::string> out;
  for (const AxisLabel& label : axis_labels(Language::german, timeline)) out.push_back(label.text);
  return out;
}

TEST_CASE("few months are named, many by their years") {
  CHECK(texts(bars(Date::Precision::month, "2020-01", 5)) ==
        std::vector<std::string>{"Jan 2020", "Feb", "Mär", "Apr", "Mai"});
  CHECK(texts(bars(Date::Precision::month, "2019-11", 4)) ==
        std::vector<std::string>{"Nov 2019", "Dez", "Jan 2020", "Feb"});
  CHECK(texts(bars(Date::Precision::month, "2018-05", 30)) ==
        std::vector<std::string>{"2018", "2019", "2020"});
}

TEST_CASE("a single bar is named in full, in its middle") {
  for (const auto& [step, date, label] :
       {std::tuple{Date::Precision::day, "2020-08-04", "4. August 2020"},
        std::tuple{Date::Precision::month, "2020-03", "März 2020"},
        std::tuple{Date::Precision::year, "2020", "2020"}}) {
    const auto labels = axis_labels(Language::german, bars(step, date, 1));
    REQUIRE(labels.size() == 1);
    CHECK(labels[0].text == label);
    CHECK(labels[0].at == Approx(50));
    CHECK(labels[0].anchor == "middle");
  }
}

TEST_CASE("labels are at most seven, and none stands out at an edge") {
  for (const std::size_t count : {2U, 7U, 31U, 62U}) {
    const auto labels =
        axis_labels(Language::german, bars(Date::Precision::day, "2020-07-01", count));
    CHECK(labels.size() <= 7);
    for (const AxisLabel& label : labels) {
      if (label.anchor == "middle") CHECK((label.at >= 6 && label.at <= 94));
    }
  }
}

TEST_CASE("shares have as many digits as say something") {
  CHECK(say_percent(Language::german, 0.1272) == "12,7 %");
  CHECK(say_percent(Language::english, 0.0127) == "1.27%");
  CHECK(say_percent(Language::german, 1) == "100,0 %");
  CHECK(say_percent(Language::german, 0.0004) == "0,04 %");
}

TEST_CASE("days of the week") {
  CHECK(weekday_of(*parse_date("1989-11-09")) == 3);  // a Thursday
  CHECK(weekday_of(*parse_date("2026-11-29")) == 6);
  CHECK(weekday_of(*parse_date("1900-01-01")) == 0);
  CHECK(weekday_of(*parse_date("2000-02-29")) == 1);
}

}  // namespace
}  // namespace nachlese
