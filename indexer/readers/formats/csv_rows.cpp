#include "indexer/readers/formats/csv_rows.hpp"

#include <algorithm>

namespace nachlese::readers {
namespace {

char escaped(char c) {
  switch (c) {
    case 'n': return '\n';
    case 't': return '\t';
    case 'r': return '\r';
    default: return c;
  }
}

// Whether a cell may end in front of `at`.
bool ends_cell(std::string_view text, std::size_t at, char separator) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\r')) ++at;
  return at >= text.size() || text[at] == separator || text[at] == '\n';
}

// What stands between quotation marks, appended to `cell`; behind the one at the end.
std::size_t take_quoted(std::string_view text, std::size_t at, char separator, bool escapes,
                        std::string& cell, CsvRow& row) {
  for (++at; at < text.size(); ++at) {
    const bool more = at + 1 < text.size();
    if (escapes && text[at] == '\\' && more) {
      cell += escaped(text[++at]);
      continue;
    }
    if (text[at] == '"' && more && text[at + 1] == '"') {
      ++at;
    } else if (text[at] == '"' && ends_cell(text, at + 1, separator)) {
      return at + 1;
    } else if (text[at] == '"') {
      row.lone = true;
    }
    cell += text[at];
  }
  row.complete = false;
  return at;
}

}  // namespace

CsvRow split_csv_row(std::string_view text, char separator, bool escapes, bool strict) {
  CsvRow row;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    std::string& cell = row.cells.emplace_back();
    if (at < text.size() && text[at] == '"' && strict) {
      CsvRow one;
      const std::size_t end = take_quoted(text, at, separator, escapes, cell, one);
      if (one.complete && !one.lone) {
        at = end;
      } else {
        cell.clear();
      }
    } else if (at < text.size() && text[at] == '"') {
      at = take_quoted(text, at, separator, escapes, cell, row);
    }
    const std::size_t end = std::min(text.find(separator, at), text.size());
    if (at < text.size()) cell += text.substr(at, end - at);
    at = end;
  }
  return row;
}

void read_marks(std::string_view line, char separator, bool escapes, OpenMark& mark) {
  for (std::size_t at = 0; at <= line.size();) {
    if (!mark.open && at < line.size() && line[at] == '"') {
      mark.open = true;
      ++at;
    }
    while (mark.open) {
      at = line.find_first_of(escapes ? "\"\\" : "\"", at);
      if (at == std::string_view::npos) return;
      if (line[at] == '\\' || line.substr(at, 2) == "\"\"") {
        at += 2;
        continue;
      }
      mark.open = !ends_cell(line, at + 1, separator);
      // What a backslash escapes here and there is meant to be text.
      mark.lone = mark.lone || (mark.open && (at == 0 || line[at - 1] != '\\'));
      ++at;
    }
    at = std::min(line.find(separator, at), line.size()) + 1;
  }
}

bool has_plain_marks(std::string_view rows, char line_end, std::size_t cells) {
  std::size_t lines = 0, quoted = 0, plain = 0;
  while (!rows.empty()) {
    std::string_view line = rows.substr(0, rows.find(line_end));
    const bool whole = line.size() < rows.size();
    rows.remove_prefix(std::min(line.size() + 1, rows.size()));
    if (line.empty() || line == "\r") continue;
    if (static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t')) + 1 != cells)
      return !whole && plain > 0 && quoted * 2 <= lines;
    ++lines;
    for (bool more = true; more;) {
      const std::string_view cell = line.substr(0, line.find('\t'));
      more = cell.size() < line.size();
      line.remove_prefix(std::min(cell.size() + 1, line.size()));
      if (!cell.starts_with('"')) continue;
      const CsvRow row = split_csv_row(cell, '\t', false);
      const bool closed = row.complete && !row.lone;
      // Who doubles marks knows what they are.
      if (closed && row.cells.front().find('"') != std::string::npos) return false;
      ++(closed ? quoted : plain);
    }
  }
  // A title may be quoted as a whole; programs that quote do so in each row.
  return plain > 0 && quoted * 2 <= lines;
}

std::string with_marks_as_text(std::string_view row, char separator) {
  std::string out;
  if (row.ends_with('\r')) row.remove_suffix(1);
  for (bool more = true; more;) {
    const std::string_view cell = row.substr(0, row.find(separator));
    more = cell.size() < row.size();
    row.remove_prefix(std::min(cell.size() + 1, row.size()));
    const bool marked = cell.starts_with('"');
    if (marked) out += '"';
    for (const char c : cell) out.append(marked && c == '"' ? 2 : 1, c);
    if (marked) out += '"';
    if (more) out += separator;
  }
  return out;
}

bool has_escapes(std::string_view text, char separator) {
  for (std::size_t at = text.find("\\\""); at != std::string_view::npos;
       at = text.find("\\\"", at + 2)) {
    const std::size_t after = at + 2;
    if (after < text.size() && text[after] != separator && text[after] != '\n' &&
        text[after] != '\r' && text[after] != '"')
      return true;
  }
  return false;
}

}  // namespace nachlese::readers
