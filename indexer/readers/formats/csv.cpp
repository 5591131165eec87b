// Tables with a header (RFC 4180, also with ; tab or |), one article a row.
#include <algorithm>
#include <cstdint>
#include <optional>

#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/record/bylines.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/loose_date.hpp"
#include "indexer/readers/record/text_repair.hpp"

namespace nachlese::readers {
namespace {

constexpr std::string_view kSeparators = ",;\t|";

struct Row {
  std::vector<std::string> cells;
  bool complete = true;  // no quotation mark left open
};

// Quotation marks count only where a cell starts with one.
Row split_row(std::string_view text, char separator) {
  Row row;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    std::string& cell = row.cells.emplace_back();
    if (at < text.size() && text[at] == '"') {
      row.complete = false;
      for (++at; at < text.size(); ++at) {
        if (text[at] == '"' && at + 1 < text.size() && text[at + 1] == '"') {
          ++at;
        } else if (text[at] == '"') {
          row.complete = true;
          ++at;
          break;
        }
        cell += text[at];
      }
    }
    const std::size_t end = std::min(text.find(separator, at), text.size());
    if (at < text.size()) cell += text.substr(at, end - at);
    at = end;
  }
  return row;
}

// Whether a quotation mark is open at the end of `line`, if one was or was not at its start.
bool open_after(std::string_view line, bool open, char separator) {
  for (std::size_t at = 0; at <= line.size();) {
    if (open) {
      at = line.find('"', at);
      if (at == std::string_view::npos) return true;
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

std::string_view first_line(std::string_view text) { return trim(text.substr(0, text.find('\n'))); }

struct Header {
  std::size_t cells = 0;
  std::size_t known = 0;
  bool has_text = false;
};

Header header_of(std::string_view line, char separator, const ColumnMap& columns) {
  const Row row = split_row(line, separator);
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

void set_cell(Article& article, const ArticleField& field, std::string value, const Record& record,
              Parsed& out) {
  if (const auto* date = std::get_if<DateMember>(&field.member)) {
    article.** date = parse_loose_date(value);
    if (article.**date || trim(value).empty()) return;
    out.issues.push_back({Severity::warning, record.place,
                          "column " + std::string(field.name) + ": \"" +
                              std::string(truncate_utf8(value, 60)) +
                              "\" is no date; the article is taken without it"});
  } else if (is_text(field)) {
    article.**std::get_if<TextMember>(&field.member) = text_of_html(value).body;
  } else if (field.name == "authors" || field.name == "author") {
    add_people(article, value);
  } else {
    set_field(article, field, std::string(trim(value)));
  }
}

bool is_plain_csv(std::string_view head) { return is_csv(head, {}); }

void split_csv(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  Line line;
  if (!input.next_line(line, kMaxRecordBytes)) return;
  const std::string header = line.text + "\n";
  const char separator = separator_of(trim(line.text), *origin.columns).value_or(',');
  std::uint32_t number = 1;
  bool more = true;
  while (more) {
    Record record = origin;
    record.place.line = number + 1;
    record.bytes = header;
    record.file_id.clear();
    bool open = true;
    bool too_long = false;
    for (bool first = true; open && (more = input.next_line(line, kMaxRecordBytes));
         first = false) {
      ++number;
      open = open_after(line.text, !first, separator);
      too_long =
          too_long || line.too_long || record.bytes.size() + line.text.size() > kMaxRecordBytes;
      if (too_long) continue;
      if (!first) record.bytes += '\n';
      record.bytes += line.text;
    }
    record.cut_off = open;
    if (too_long) {
      sink.issue({Severity::rejected, record.place,
                  "the row is longer than " + std::to_string(kMaxRecordBytes >> 20U) + " MiB"});
    } else if (!trim(std::string_view(record.bytes).substr(header.size())).empty()) {
      sink.record(std::move(record));
    }
  }
}

void parse_csv(const Record& record, Parsed& out) {
  std::string bytes = record.bytes;
  repair_text(bytes, record.place, out.issues);
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  const std::string_view header_line = trim(std::string_view(bytes).substr(0, end));
  const char separator = separator_of(header_line, *record.columns).value_or(',');
  const Row header = split_row(header_line, separator);
  Row row = split_row(std::string_view(bytes).substr(std::min(end + 1, bytes.size())), separator);
  Article& article = out.article.emplace();
  if (record.cut_off)
    out.issues.push_back({Severity::warning, record.place, "a quotation mark is left open"});
  if (row.cells.size() != header.cells.size()) {
    out.issues.push_back({Severity::warning, record.place,
                          "the row has " + std::to_string(row.cells.size()) +
                              " cells, the header " + std::to_string(header.cells.size())});
  }
  for (std::size_t i = 0; i < std::min(header.cells.size(), row.cells.size()); ++i) {
    const ArticleField* field = find_column(header.cells[i], *record.columns);
    if (field == nullptr) {
      out.unknown_fields.emplace_back(truncate_utf8(trim(header.cells[i]), 60));
    } else {
      set_cell(article, *field, std::move(row.cells[i]), record, out);
    }
  }
}

}  // namespace

// A line of prose may begin with the name of a field: either two are known, or the next line has as
// many cells.
bool is_csv(std::string_view head, const ColumnMap& columns) {
  const std::string_view line = first_line(head);
  const auto separator = separator_of(line, columns);
  if (!separator || line.size() == head.size()) return false;
  const Header header = header_of(line, *separator, columns);
  const std::string_view second =
      first_line(head.substr(std::min(head.find('\n') + 1, head.size())));
  return !second.empty() &&
         (header.known > 1 || split_row(second, *separator).cells.size() == header.cells);
}

const Format kCsv = {"CSV", "csv", is_plain_csv, split_csv, parse_csv};

}  // namespace nachlese::readers
