// Tables with a header (RFC 4180, also with ; tab or |), one article a row.
#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/formats/csv_rows.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/loose_date.hpp"
#include "indexer/readers/record/publication.hpp"
#include "indexer/readers/record/text_repair.hpp"
#include "indexer/readers/record/xml_record.hpp"

namespace nachlese::readers {
namespace {

constexpr std::string_view kSeparators = ",;\t|";
constexpr std::string_view kSeparatorLine = "sep=";  // of Excel, in front of the header

// The end of a line, of old Macs or of everybody else.
char line_end(std::string_view head) {
  return head.find('\n') == std::string_view::npos && head.find('\r') != std::string_view::npos
             ? '\r'
             : '\n';
}

std::string_view first_line(std::string_view text) {
  return trim(text.substr(0, text.find_first_of("\r\n")));
}

struct Header {
  std::size_t cells = 0;
  std::size_t known = 0;
  bool has_text = false;
};

Header header_of(std::string_view line, char separator, const ColumnMap& columns) {
  const CsvRow row = split_csv_row(line, separator, false);
  Header header{row.cells.size()};
  for (const auto& cell : row.cells) {
    const ArticleField* field = find_column(cell, columns);
    if (field == nullptr) continue;
    ++header.known;
    header.has_text = header.has_text || is_text(*field);
  }
  return header;
}

// The separator that makes most cells of the header, one of which at least must be text of an
// article.
std::optional<char> separator_of(std::string_view line, const ColumnMap& columns) {
  std::optional<char> best;
  std::size_t most = 1;
  for (const char separator : kSeparators) {
    const Header header = header_of(line, separator, columns);
    if (!header.has_text || header.cells <= most) continue;
    most = header.cells;
    best = separator;
  }
  return best;
}

std::string_view without_first_line(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_of("\r\n"), text.size()));
  text.remove_prefix(std::min(text.find_first_not_of(" \r\n"), text.size()));
  return text;
}

// Behind empty lines, "sep=;", and a line or two that say what the table is.
std::string_view from_header(std::string_view text, const ColumnMap& columns) {
  text.remove_prefix(std::min(text.find_first_not_of(" \r\n"), text.size()));
  if (to_lower_ascii(text.substr(0, kSeparatorLine.size())).starts_with(kSeparatorLine))
    text = without_first_line(text);
  constexpr int kMostLines = 3;
  std::string_view rest = text;
  for (int line = 0; line < kMostLines; ++line, rest = without_first_line(rest)) {
    const auto separator = separator_of(first_line(rest), columns);
    if (separator && (line == 0 || header_of(first_line(rest), *separator, columns).known > 1))
      return rest;
  }
  return text;
}

// Cuts a table into rows, each with the header in front of it.
class RowCutter {
 public:
  RowCutter(BufferedInput& input, const Record& origin, const RecordSink& sink)
      : input_(input), origin_(origin), sink_(sink) {}

  void run() {
    const std::string_view head = input_.peek(kHeadBytes);
    end_ = line_end(head);
    const ColumnMap& columns = *origin_.columns;
    input_.skip(head.size() - from_header(head, columns).size());
    number_ = static_cast<std::uint32_t>(std::count(
        head.begin(), head.end() - static_cast<std::ptrdiff_t>(from_header(head, columns).size()),
        end_));
    Line line;
    if (!next(line)) return;
    separator_ = separator_of(trim(line.text), *origin_.columns).value_or(',');
    cells_ = split_csv_row(trim(line.text), separator_, false).cells.size();
    header_ = line.text + "\n";
    escapes_ = has_escapes(input_.peek(kHeadBytes), separator_);
    plain_ = separator_ == '\t' && has_plain_marks(input_.peek(kHeadBytes), end_, cells_);
    while (next(line)) row(std::move(line));
  }

 private:
  bool next(Line& line) {
    if (!pending_.empty()) {
      line = std::move(pending_.front());
      pending_.pop_front();
    } else if (!input_.next_line(line, kMaxRecordBytes, end_)) {
      return false;
    }
    ++number_;
    return true;
  }

  void row(Line&& first) {
    Record record = origin_;
    record.place.line = number_;
    record.file_id.clear();
    const std::uint32_t start = number_;
    if (plain_) first.text = with_marks_as_text(first.text, separator_);
    OpenMark mark;
    read_marks(first.text, separator_, escapes_, mark);
    // An open mark makes their number odd.
    const bool fits = mark.open && has_cells(first.text, true);
    bool open = mark.open && !(fits && has_even_marks(first.text));
    bool too_long = first.too_long;
    std::string text = std::move(first.text);
    std::deque<Line> behind;  // the lines of the row after the first
    Line line;
    while (open && next(line)) {
      if (strict_ && is_row(line.text)) {
        behind.push_back(std::move(line));
        break;
      }
      read_marks(line.text, separator_, escapes_, mark);
      open = mark.open;
      if (line.too_long || text.size() + line.text.size() > kMaxRecordBytes) {
        // No cell is as long: the quotation mark was left open.
        behind.push_back(std::move(line));
        open = true;
        break;
      }
      text += '\n';
      text += line.text;
      behind.push_back(std::move(line));
    }
    const bool swallowed = !open && fits && was_left_open(behind, mark);
    if ((open || swallowed) && !too_long && !behind.empty()) {
      open = true;
      // A quotation mark that nobody closes takes no more than its own row.
      const std::size_t own = std::find_if(behind.begin(), behind.end(),
                                           [&](const Line& l) { return is_row(l.text); }) -
                              behind.begin();
      text.resize(std::min(text.find('\n'), text.size()));
      for (std::size_t i = 0; i < own; ++i) text += "\n" + behind[i].text;
      pending_.insert(pending_.begin(),
                      std::make_move_iterator(behind.begin() + static_cast<std::ptrdiff_t>(own)),
                      std::make_move_iterator(behind.end()));
      number_ = start + static_cast<std::uint32_t>(own);
      strict_ = strict_ || !swallowed;
    }
    record.cut_off = open;
    record.bytes = header_ + text;
    if (too_long) {
      sink_.issue({Severity::rejected, record.place,
                   "the row is longer than " + std::to_string(kMaxRecordBytes >> 20U) + " MiB"});
    } else if (text.find_first_not_of(std::string(" \t\r\n\"") + separator_) != std::string::npos) {
      sink_.record(std::move(record));  // else a row as spreadsheets leave them
    }
  }

  [[nodiscard]] bool has_cells(std::string_view line, bool strict) const {
    const CsvRow row = split_csv_row(line, separator_, escapes_, strict);
    return row.complete && row.cells.size() == cells_;
  }

  // A line that is a whole row for itself.
  [[nodiscard]] bool is_row(std::string_view line) const {
    return cells_ > 1 && (has_cells(line, false) || (separator_ == '\t' && has_cells(line, true)));
  }

  [[nodiscard]] bool has_even_marks(std::string_view line) const {
    std::size_t marks = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
      if (escapes_ && line[at] == '\\') {
        ++at;
      } else if (line[at] == '"') {
        ++marks;
      }
    }
    return marks % 2 == 0;
  }

  // Whether the mark that was open over the lines `behind` the first of a row was not meant to be.
  // Lines of a text may look like rows; but then its own marks are doubled, and it has other lines.
  [[nodiscard]] bool was_left_open(const std::deque<Line>& behind, const OpenMark& mark) const {
    constexpr std::ptrdiff_t kFewestRows = 2;
    constexpr std::size_t kFewestCells = 3;
    const std::ptrdiff_t rows =
        std::count_if(behind.begin(), behind.end(), [&](const Line& l) { return is_row(l.text); });
    if (rows > 0 && mark.lone) return true;
    if (cells_ < kFewestCells) return false;
    if (rows > 0 && separator_ == '\t') return true;
    return rows >= kFewestRows && std::all_of(behind.begin(), behind.end() - 1,
                                              [&](const Line& l) { return is_row(l.text); });
  }

  BufferedInput& input_;
  const Record& origin_;
  const RecordSink& sink_;
  char end_ = '\n';
  char separator_ = ',';
  bool escapes_ = false;
  bool plain_ = false;   // no cell is quoted
  bool strict_ = false;  // a quotation mark was left open: rows end where others begin
  std::size_t cells_ = 0;
  std::string header_;
  std::deque<Line> pending_;  // read already
  std::uint32_t number_ = 0;
};

// The cells of one row as the fields of an article.
class RowReader {
 public:
  RowReader(const Record& record, Parsed& out) : record_(record), out_(out) {}

  void set(const std::string& name, std::string value) {
    const std::string_view shown = trim(value);
    if (shown == "NULL" || shown == "\\N" || shown == "\\n") value.clear();
    const ArticleField* field = find_column(name, *record_.columns);
    const bool own = field != nullptr && find_field(column_key(name)) == field;
    if (!trim(value).empty() && (!own || field->name == "published") &&
        publication_.take(name, value) &&
        (field == nullptr || std::holds_alternative<DateMember>(field->member)))
      return;
    if (field == nullptr) {
      if (value.size() > longest_) {
        longest_ = value.size();
        longest_name_ = name;
      }
      out_.unknown_fields.emplace_back(truncate_utf8(trim(name), 60));
    } else if (!trim(value).empty()) {
      put(*field, std::move(value), own ? 0 : is_weak_column(name) ? 2 : 1);
    }
  }

  void finish() {
    const Article& article = *out_.article;
    constexpr std::size_t kLong = 200;
    if (!article.title.empty() && article.body.empty() && article.lead.empty() &&
        longest_ >= kLong) {
      out_.issues.push_back({Severity::warning, record_.place,
                             "no text was found, but the column " +
                                 std::string(truncate_utf8(trim(longest_name_), 60)) + " holds " +
                                 std::to_string(longest_) +
                                 " bytes; if that is the text, say --column NAME=body"});
    }
    publication_.decide(record_, out_);
  }

 private:
  void put(const ArticleField& field, std::string value, int rank) {
    Article& article = *out_.article;
    if (const auto* list = std::get_if<ListMember>(&field.member)) {
      if (*list == &Article::authors) {
        add_people(article, value);
      } else if (*list == &Article::keywords) {
        for (auto& word : split_list(value, ",;|")) add_value(article.keywords, std::move(word));
      } else {
        add_value(article.**list, collapse_spaces(value));
      }
      return;
    }
    // Of columns for one field our own name counts, then the first, of texts the longest.
    auto& [filled, length] = ranks_[std::string(field.name)];
    const bool better = length == 0 || rank < filled ||
                        (rank == filled && field.name == "body" && value.size() > length);
    if (!better) return;
    filled = rank;
    length = value.size();
    if (const auto* date = std::get_if<DateMember>(&field.member)) {
      set_date(article.**date, value, record_, out_);
    } else if (is_text(field)) {
      article.**std::get_if<TextMember>(&field.member) = text_of_html(value).body;
    } else {
      set_field(article, field, std::string(trim(value)));
    }
  }

  const Record& record_;
  Parsed& out_;
  Publication publication_;
  std::map<std::string, std::pair<int, std::size_t>> ranks_;
  std::size_t longest_ = 0;
  std::string longest_name_;
};

bool is_plain_csv(std::string_view head) { return is_csv(head, {}); }

void split_csv(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  RowCutter(input, origin, sink).run();
}

// As RFC 4180 has it, or with backslashes where only that fits the header.
CsvRow row_of(std::string_view text, char separator, std::size_t cells) {
  CsvRow row = split_csv_row(text, separator, false);
  const bool fits = row.complete && row.cells.size() == cells;
  if (text.find('\\') != std::string_view::npos) {
    CsvRow other = split_csv_row(text, separator, true);
    const bool other_fits = other.complete && other.cells.size() == cells;
    if (other_fits && (!fits || has_escapes(text, separator))) return other;
  }
  if (fits || (row.complete && !row.lone)) return row;
  CsvRow strict = split_csv_row(text, separator, false, true);
  return strict.cells.size() == cells ? strict : row;
}

// "\\n" and "\\t", as MySQL and PostgreSQL write line ends and tabs between tabs.
void resolve_escapes(std::string& cell) {
  if (cell.find('\\') == std::string::npos || cell == "\\N") return;
  std::string out;
  for (std::size_t at = 0; at < cell.size(); ++at) {
    const char next = at + 1 < cell.size() ? cell[at + 1] : ' ';
    if (cell[at] != '\\' || (next != 'n' && next != 't' && next != '\\')) {
      out += cell[at];
      continue;
    }
    out += next == 'n' ? '\n' : next == 't' ? '\t' : '\\';
    ++at;
  }
  cell = std::move(out);
}

void parse_csv(const Record& record, Parsed& out) {
  std::string bytes = record.bytes;
  repair_text(bytes, record, out.issues);
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  const std::string_view header_line = trim(std::string_view(bytes).substr(0, end));
  const char separator = separator_of(header_line, *record.columns).value_or(',');
  const CsvRow header = split_csv_row(header_line, separator, false);
  CsvRow row = row_of(std::string_view(bytes).substr(std::min(end + 1, bytes.size())), separator,
                      header.cells.size());
  // Spreadsheets add empty cells at the end, or leave them out.
  while (row.cells.size() > header.cells.size() && trim(row.cells.back()).empty())
    row.cells.pop_back();
  out.article.emplace();
  if (record.cut_off)
    out.issues.push_back({Severity::warning, record.place, "a quotation mark is left open"});
  if (row.cells.size() != header.cells.size()) {
    out.issues.push_back({Severity::warning, record.place,
                          "the row has " + std::to_string(row.cells.size()) +
                              " cells, the header " + std::to_string(header.cells.size())});
  }
  RowReader reader(record, out);
  if (separator == '\t') {
    for (auto& cell : row.cells) resolve_escapes(cell);
  }
  for (std::size_t i = 0; i < std::min(header.cells.size(), row.cells.size()); ++i)
    reader.set(header.cells[i], std::move(row.cells[i]));
  reader.finish();
}

}  // namespace

// A line of prose may begin with the name of a field: either two are known, or the next line has as
// many cells.
bool is_csv(std::string_view head, const ColumnMap& columns) {
  head = from_header(head, columns);
  const std::string_view line = first_line(head);
  const auto separator = separator_of(line, columns);
  if (!separator) return false;
  const Header header = header_of(line, *separator, columns);
  // A header without any row.
  if (line.size() == head.size()) return header.known > 1 && header.known * 2 > header.cells;
  const std::string_view second = first_line(head.substr(
      std::min(head.find_first_not_of("\r\n", head.find_first_of("\r\n")), head.size())));
  return header.known > 1 ||
         (!second.empty() && split_csv_row(second, *separator, false).cells.size() == header.cells);
}

const Format kCsv = {"CSV", "csv", is_plain_csv, split_csv, parse_csv};

}  // namespace nachlese::readers
