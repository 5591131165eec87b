#include "searcher/output/csv.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <ostream>
#include <system_error>

#include "core/base/byte_order_mark.hpp"
#include "core/base/strings.hpp"
#include "searcher/output/terminal.hpp"

namespace nachlese::search {
namespace {

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

std::string text_of(const FieldValue& value, const HitField& field, CsvFor reader) {
  if (const auto* text = std::get_if<std::string>(&value))
    return field.html ? plain(*text, false) : *text;
  if (const auto* list = std::get_if<std::vector<std::string>>(&value)) return join(*list, "; ");
  if (const auto* count = std::get_if<std::uint64_t>(&value)) return std::to_string(*count);
  std::string number = std::to_string(std::get<double>(value));
  if (reader == CsvFor::excel) std::ranges::replace(number, '.', ',');
  return number;
}

}  // namespace

std::string CsvTable::quoted(const std::string& value) {
  if (value.find_first_of(",;\"\r\n") == std::string::npos) return value;
  std::string out = "\"";
  for (const char c : value) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  return out + "\"";
}

void CsvTable::row(const std::vector<std::string>& cells) {
  const char separator = reader_ == CsvFor::excel ? ';' : ',';
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out_ << separator;
    out_ << quoted(without_formula(cells[i]));
  }
  out_ << "\r\n";
}

void CsvTable::header(const std::vector<std::string>& first) {
  if (reader_ == CsvFor::excel) out_ << kByteOrderMark;
  std::vector<std::string> cells = first;
  for (const HitField* field : fields_) cells.emplace_back(field->name);
  row(cells);
}

void CsvTable::hit(const Hit& hit, const std::vector<std::string>& first) {
  const Article article = article_of(hit);
  std::vector<std::string> cells = first;
  for (const HitField* field : fields_)
    cells.push_back(text_of(field->value(hit, article), *field, reader_));
  row(cells);
}

void print_quotes_csv_header(std::ostream& out) {
  std::vector<std::string> row;
  for (const auto& field : kQuoteFields) row.emplace_back(field.name);
  CsvTable(out).row(row);
}

void print_quotes_csv(std::ostream& out, const QuoteEntry& entry, std::size_t number) {
  for (const auto& source : entry.sources) {
    std::vector<std::string> row;
    for (const auto& field : kQuoteFields) row.push_back(field.value({entry, source, number}));
    CsvTable(out).row(row);
  }
}

}  // namespace nachlese::search
