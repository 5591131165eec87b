// Facets and the timeline as text.
#include <algorithm>
#include <ostream>

#include "core/base/ascii.hpp"
#include "core/base/date.hpp"
#include "core/base/utf8.hpp"
#include "searcher/output/labels.hpp"
#include "searcher/output/terminal.hpp"

namespace nachlese::search {
namespace {

constexpr std::string_view kEstimate = "\u2248";
constexpr std::size_t kGap = 2;           // blanks between columns
constexpr std::size_t kWidestValue = 60;  // characters of a column
constexpr std::size_t kFewBars = 3;       // and less are told as numbers

struct FacetColumn {
  std::string heading;
  std::vector<std::pair<std::string, std::string>> cells;  // value, count
  std::size_t width = 0;
};

std::string heading_of(FacetKind kind, Language language) {
  if (language != Language::english) return std::string(info(kind).many.in(language));
  std::string out(info(kind).plural);
  out.front() = upper_ascii(out.front());
  return out;
}

FacetColumn column_of(const Facets& facets, FacetKind kind, std::size_t rows,
                      const TextStyle& style) {
  FacetColumn column{heading_of(kind, style.language), {}, 0};
  column.width = count_code_points(column.heading);
  const auto& values = facets.by_kind[index_of(kind)];
  for (std::size_t i = 0; i < std::min(rows, values.size()); ++i) {
    const std::string count =
        std::string(facets.exact ? "" : kEstimate) + std::to_string(values[i].count);
    column.cells.emplace_back(printable(values[i].value), count);
    column.width = std::max(
        column.width, count_code_points(column.cells.back().first) + 1 + count_code_points(count));
  }
  column.width = std::min({column.width, kWidestValue, style.width});
  return column;
}

using ColumnIterator = std::vector<FacetColumn>::const_iterator;

void print_row(std::ostream& out, std::string row) {
  row.resize(row.find_last_not_of(' ') + 1);
  out << row << '\n';
}

void print_block(std::ostream& out, ColumnIterator begin, ColumnIterator end,
                 const TextStyle& style) {
  const std::string gap(kGap, ' ');
  std::size_t rows = 0;
  std::string headings;
  for (auto column = begin; column != end; ++column) {
    headings += (column == begin ? "" : gap) +
                styled(style, Emphasis::strong, padded(column->heading, column->width));
    rows = std::max(rows, column->cells.size());
  }
  print_row(out, headings);
  for (std::size_t row = 0; row < rows; ++row) {
    std::string line;
    for (auto column = begin; column != end; ++column) {
      std::string cell;
      if (row < column->cells.size()) {
        const auto& [value, count] = column->cells[row];
        const std::size_t taken = count_code_points(count) + 1;
        cell = padded(value, column->width - std::min(column->width, taken)) + " " + count;
      }
      line += (column == begin ? "" : gap) + padded(cell, column->width);
    }
    print_row(out, line);
  }
  out << '\n';
}

int month_number(const std::string& month) {
  const auto date = parse_date(month);
  return date ? date->year * 12 + date->month - 1 : 0;
}

std::string month_name(int number) {
  const int month = number % 12 + 1;
  return std::to_string(number / 12) + (month < 10 ? "-0" : "-") + std::to_string(month);
}

struct Bars {
  Message label;
  std::string first;
  std::string last;
  std::vector<std::uint64_t> values;  // of every step between
};

// By month if that fits, else by year.
Bars bars_of(const Facets& facets, std::size_t room) {
  const int first = month_number(facets.months.front().value);
  const int last = month_number(facets.months.back().value);
  if (static_cast<std::size_t>(last - first) < room) {
    Bars bars{label::kMonths, month_name(first), month_name(last), {}};
    bars.values.resize(static_cast<std::size_t>(last - first) + 1);
    for (const auto& month : facets.months)
      bars.values[static_cast<std::size_t>(month_number(month.value) - first)] = month.count;
    return bars;
  }
  Bars bars{label::kYears, facets.years.front().value, facets.years.back().value, {}};
  const int year = std::stoi(bars.first);
  bars.values.resize(static_cast<std::size_t>(std::stoi(bars.last) - year) + 1);
  for (const auto& count : facets.years)
    bars.values[static_cast<std::size_t>(std::stoi(count.value) - year)] = count.count;
  return bars;
}

void print_timeline(std::ostream& out, const Facets& facets, const TextStyle& style) {
  if (facets.months.empty() || facets.years.empty()) return;
  const std::string_view about = facets.exact ? "" : kEstimate;
  constexpr std::size_t kLabels = 20;  // both ends and blanks
  const Bars bars = bars_of(facets, style.width - std::min(style.width, kLabels));
  const auto& steps = bars.label.texts == label::kMonths.texts ? facets.months : facets.years;
  out << styled(style, Emphasis::strong, std::string(bars.label.in(style.language))) << '\n';
  if (steps.size() <= kFewBars) {
    for (const auto& step : steps)
      out << (&step == &steps.front() ? "" : "  ") << step.value << ": " << about << step.count;
    out << "\n\n";
    return;
  }
  const auto most = std::max_element(
      steps.begin(), steps.end(), [](const auto& a, const auto& b) { return a.count < b.count; });
  out << bars.first << ' ' << sparkline(bars.values) << ' ' << bars.last << '\n'
      << styled(style, Emphasis::dim,
                std::string(label::kMost.in(style.language)) + ": " + most->value + " (" +
                    std::string(about) + std::to_string(most->count) + ")")
      << "\n\n";
}

}  // namespace

void print_columns(std::ostream& out, const Facets& facets, std::span<const FacetKind> kinds,
                   std::size_t rows, const TextStyle& style) {
  std::vector<FacetColumn> columns;
  for (const FacetKind kind : kinds) {
    if (!facets.by_kind[index_of(kind)].empty())
      columns.push_back(column_of(facets, kind, rows, style));
  }
  for (auto begin = columns.cbegin(); begin != columns.cend();) {
    auto end = begin;
    for (std::size_t width = 0; end != columns.cend(); ++end) {
      width += end->width + (end == begin ? 0 : kGap);
      if (end != begin && width > style.width) break;
    }
    print_block(out, begin, end, style);
    begin = end;
  }
  print_timeline(out, facets, style);
}

void print_text(std::ostream& out, const Facets& facets) {
  const auto row = [&](std::string_view kind, const FacetCount& value) {
    out << kind << '\t' << (facets.exact ? "" : kEstimate) << value.count << '\t'
        << printable(value.value);
    if (value.presumed > 0) out << '\t' << value.presumed << " by surname only";
    out << '\n';
  };
  for (const auto& kind : kFacetKinds) {
    for (const auto& value : facets.by_kind[index_of(kind.kind)]) row(kind.name, value);
  }
  for (const auto& month : facets.months) row("month", month);
}

}  // namespace nachlese::search
