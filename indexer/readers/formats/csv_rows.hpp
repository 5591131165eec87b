// Rows of tables (RFC 4180, and as MySQL writes them).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nachlese::readers {

struct CsvRow {
  std::vector<std::string> cells;
  bool complete = true;  // no quotation mark left open
};

// Quotation marks count only where a cell starts with one. `escapes`: a backslash escapes the next
// character.
[[nodiscard]] CsvRow split_csv_row(std::string_view text, char separator, bool escapes);

// Whether a quotation mark is open at the end of `line`, if one was or was not at its start.
[[nodiscard]] bool is_open_after(std::string_view line, bool open, char separator, bool escapes);

// Whether a text has quotation marks escaped by backslashes inside its cells.
[[nodiscard]] bool has_escapes(std::string_view text, char separator);

}  // namespace nachlese::readers
