// Rows of tables (RFC 4180, and as MySQL writes them).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nachlese::readers {

struct CsvRow {
  std::vector<std::string> cells;
  bool complete = true;  // no quotation mark left open
  bool lone = false;     // one inside a cell is neither doubled nor at its end
};

// Quotation marks count only where a cell starts with one, and end it only in front of a separator
// or the end of a line. `escapes`: a backslash escapes the next character. `strict`: of a cell with
// a mark too few or too many all marks are text.
[[nodiscard]] CsvRow split_csv_row(std::string_view text, char separator, bool escapes,
                                   bool strict = false);

// What the marks of the lines so far have opened.
struct OpenMark {
  bool open = false;
  bool lone = false;  // as in CsvRow
};
void read_marks(std::string_view line, char separator, bool escapes, OpenMark& mark);

// Whether marks are text in these rows, the first of a table between tabs: `mysql --batch` never
// quotes, and a cell may begin with a mark.
[[nodiscard]] bool has_plain_marks(std::string_view rows, char line_end, std::size_t cells);

// A row whose marks are text as RFC 4180 writes it.
[[nodiscard]] std::string with_marks_as_text(std::string_view row, char separator);

// Whether a text has quotation marks escaped by backslashes inside its cells.
[[nodiscard]] bool has_escapes(std::string_view text, char separator);

}  // namespace nachlese::readers
