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

// What stands between quotation marks, appended to `cell`; behind the one at the end.
std::size_t take_quoted(std::string_view text, std::size_t at, bool escapes, std::string& cell,
                        bool& complete) {
  complete = false;
  for (++at; at < text.size(); ++at) {
    const bool more = at + 1 < text.size();
    if (escapes && text[at] == '\\' && more) {
      cell += escaped(text[++at]);
      continue;
    }
    if (text[at] == '"' && more && text[at + 1] == '"') {
      ++at;
    } else if (text[at] == '"') {
      complete = true;
      return at + 1;
    }
    cell += text[at];
  }
  return at;
}

}  // namespace

CsvRow split_csv_row(std::string_view text, char separator, bool escapes) {
  CsvRow row;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    std::string& cell = row.cells.emplace_back();
    if (at < text.size() && text[at] == '"')
      at = take_quoted(text, at, escapes, cell, row.complete);
    const std::size_t end = std::min(text.find(separator, at), text.size());
    if (at < text.size()) cell += text.substr(at, end - at);
    at = end;
  }
  return row;
}

bool is_open_after(std::string_view line, bool open, char separator, bool escapes) {
  for (std::size_t at = 0; at <= line.size();) {
    if (open) {
      at = line.find_first_of(escapes ? "\"\\" : "\"", at);
      if (at == std::string_view::npos) return true;
      if (line[at] == '\\') {
        at += 2;
        if (at >= line.size()) return true;
        continue;
      }
      open = at + 1 < line.size() && line[at + 1] == '"';
      at += open ? 2 : 1;
    } else if (at < line.size() && line[at] == '"') {
      open = true;
      ++at;
      continue;
    }
    if (!open) at = std::min(line.find(separator, at), line.size()) + 1;
  }
  return open;
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
