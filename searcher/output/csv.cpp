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

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

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

}  // namespace nachlese::search
