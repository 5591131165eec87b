#include "searcher/output/csv.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <ostream>
#include <system_error>

#include "core/base/strings.hpp"
#include "searcher/output/terminal.hpp"

namespace nachlese::search {
namespace {

struct Field {
  std::string_view name;
  std::string (*value)(const Hit&);
};

struct QuoteRow {
  const QuoteEntry& entry;
  const QuoteSource& source;
  std::size_t number;
};

struct QuoteField {
  std::string_view name;
  std::string (*value)(const QuoteRow&);
};

std::string changes_of(const QuoteRow& row) {
  std::vector<std::string> out;
  for (const auto& change : row.source.changes) out.push_back(change.was + " → " + change.now);
  return join(out, "; ");
}

constexpr QuoteField kQuoteFields[] = {
    {"entry", [](const QuoteRow& r) { return std::to_string(r.number); }},
    {"name", [](const QuoteRow& r) { return r.entry.quote.name; }},
    {"speaker", [](const QuoteRow& r) { return r.entry.quote.speaker; }},
    {"cue", [](const QuoteRow& r) { return r.entry.quote.cue; }},
    {"type", [](const QuoteRow& r) { return std::string(info(r.entry.quote.type).name); }},
    {"text", [](const QuoteRow& r) { return r.source.text; }},
    {"changes", changes_of},
    {"published", [](const QuoteRow& r) { return r.source.published; }},
    {"source", [](const QuoteRow& r) { return r.source.source; }},
    {"id", [](const QuoteRow& r) { return r.source.id; }},
    {"number", [](const QuoteRow& r) { return std::to_string(r.source.number); }},
    {"title", [](const QuoteRow& r) { return r.source.title; }},
    {"url", [](const QuoteRow& r) { return r.source.url; }},
};

constexpr Field kFields[] = {
    {"id", [](const Hit& h) { return h.id; }},
    {"title", [](const Hit& h) { return h.title; }},
    {"published", [](const Hit& h) { return h.published; }},
    {"source", [](const Hit& h) { return h.source; }},
    {"section", [](const Hit& h) { return h.section; }},
    {"authors", [](const Hit& h) { return join(h.authors, "; "); }},
    {"url", [](const Hit& h) { return h.url; }},
    {"score", [](const Hit& h) { return std::to_string(h.score); }},
    {"snippet", [](const Hit& h) { return plain(h.snippet, false); }},
    {"persons", [](const Hit& h) { return join(h.persons, "; "); }},
    {"places", [](const Hit& h) { return join(h.places, "; "); }},
    {"organisations", [](const Hit& h) { return join(h.organisations, "; "); }},
    {"duplicates", [](const Hit& h) { return std::to_string(h.duplicates); }},
};

// Spreadsheets take a cell that starts with one of these for a formula, which can send the table
// away or run programs, and titles come from strangers. The last ones are full-width forms.
constexpr std::string_view kFormulaStarts[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                               "\n", "＝", "＋", "－", "＠"};

bool is_number(std::string_view value) {
  if (value.starts_with('+')) value.remove_prefix(1);
  double number = 0;
  const char* const end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  return error == std::errc() && stop == end && std::isfinite(number);
}

// Prefixes an apostrophe, which spreadsheets take as "text" and do not show.
std::string without_formula(const std::string& value) {
  const auto begins = [&](std::string_view start) { return value.starts_with(start); };
  const bool formula = std::any_of(std::begin(kFormulaStarts), std::end(kFormulaStarts), begins) &&
                       !is_number(value);
  return formula ? "'" + value : value;
}

std::string quoted(const std::string& value) {
  if (value.find_first_of(",\"\r\n") == std::string::npos) return value;
  std::string out = "\"";
  for (const char c : value) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  return out + "\"";
}

}  // namespace

void print_csv_row(std::ostream& out, const std::vector<std::string>& row) {
  for (std::size_t i = 0; i < row.size(); ++i)
    out << (i == 0 ? "" : ",") << quoted(without_formula(row[i]));
  out << "\r\n";
}

void print_csv_header(std::ostream& out, const std::vector<std::string>& first) {
  std::vector<std::string> row = first;
  for (const auto& field : kFields) row.emplace_back(field.name);
  print_csv_row(out, row);
}

void print_csv(std::ostream& out, const Hit& hit, const std::vector<std::string>& first) {
  std::vector<std::string> row = first;
  for (const auto& field : kFields) row.push_back(field.value(hit));
  print_csv_row(out, row);
}

void print_quotes_csv_header(std::ostream& out) {
  std::vector<std::string> row;
  for (const auto& field : kQuoteFields) row.emplace_back(field.name);
  print_csv_row(out, row);
}

void print_quotes_csv(std::ostream& out, const QuoteEntry& entry, std::size_t number) {
  for (const auto& source : entry.sources) {
    std::vector<std::string> row;
    for (const auto& field : kQuoteFields) row.push_back(field.value({entry, source, number}));
    print_csv_row(out, row);
  }
}

}  // namespace nachlese::search
