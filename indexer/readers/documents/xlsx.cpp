// Excel (Office Open XML): each sheet as a table (CSV).
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <vector>

#include "core/base/utf8.hpp"
#include "indexer/readers/bytes/zip_head.hpp"
#include "indexer/readers/documents/readers.hpp"
#include "indexer/readers/documents/text_document.hpp"
#include "indexer/readers/documents/zip_parts.hpp"

namespace nachlese::readers {
namespace {

constexpr std::size_t kMostColumns = 500;
constexpr std::size_t kMostStrings = 2'000'000;
// Of one workbook as tables: a text that is there once may be shown in every cell.
constexpr std::size_t kMostTableBytes = 2 * kMostDocumentBytes;

// Walks over the tags of a part as Excel and others write it, without a tree: sheets have millions.
class TagWalker {
 public:
  explicit TagWalker(std::string_view xml) : xml_(xml) {}

  // The next tag; false at the end. `text` is what stands in front of it.
  bool next() {
    const std::size_t start = xml_.find('<', at_);
    if (start == std::string_view::npos) return false;
    text = xml_.substr(at_, start - at_);
    const std::size_t end = xml_.find('>', start);
    if (end == std::string_view::npos) return false;
    tag = xml_.substr(start + 1, end - start - 1);
    at_ = end + 1;
    closes = tag.starts_with('/');
    empty = tag.ends_with('/');
    if (closes) tag.remove_prefix(1);
    name = tag.substr(0, tag.find_first_of(" /\t\r\n"));
    name = name.substr(name.find(':') + 1);  // npos + 1 is 0
    return true;
  }

  [[nodiscard]] std::string_view attribute_of(std::string_view key) const {
    const std::string start = " " + std::string(key) + "=\"";
    const std::size_t at = tag.find(start);
    if (at == std::string_view::npos) return {};
    const std::string_view value = tag.substr(at + start.size());
    return value.substr(0, value.find('"'));
  }

  std::string_view text, tag, name;
  bool closes = false, empty = false;

 private:
  std::string_view xml_;
  std::size_t at_ = 0;
};

// What "lt" or "#228" stands for; nothing for what XML does not know.
std::string character_named(std::string_view name) {
  struct Row {
    std::string_view name, character;
  };
  constexpr Row kRows[] = {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}};
  for (const Row& row : kRows) {
    if (row.name == name) return std::string(row.character);
  }
  if (!name.starts_with('#')) return {};
  const bool hexadecimal = name.starts_with("#x");
  name.remove_prefix(hexadecimal ? 2 : 1);
  std::uint32_t number = 0;
  const auto read =
      std::from_chars(name.data(), name.data() + name.size(), number, hexadecimal ? 16 : 10);
  std::string out;
  if (read.ec == std::errc() && read.ptr == name.data() + name.size() && number > 0 &&
      number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF))
    append_utf8(out, number);
  return out;
}

std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end =
        text[at] == '&' ? text.substr(at, 12).find(';') : std::string_view::npos;
    if (end == std::string_view::npos) {
      out += text[at++];
      continue;
    }
    const std::string character = character_named(text.substr(at + 1, end - 1));
    out += character.empty() ? text.substr(at, end + 1) : std::string_view(character);
    at += end + 1;
  }
  return out;
}

std::vector<std::string> shared_strings(const std::string& xml) {
  std::vector<std::string> out;
  TagWalker walk(xml);
  bool phonetic = false;
  while (walk.next()) {
    if (walk.name == "si" && !walk.closes) {
      if (out.size() == kMostStrings) throw ReadError("a workbook of too many texts");
      out.emplace_back();
    }
    if (walk.name == "rPh") phonetic = !walk.closes;
    if (walk.name == "t" && walk.closes && !out.empty() && !phonetic)
      out.back() += decoded(walk.text);
  }
  return out;
}

// "BC12" → 54.
std::size_t column_of(std::string_view place) {
  std::size_t column = 0;
  for (const char c : place) {
    if (c < 'A' || c > 'Z' || column > kMostColumns) break;
    column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
  }
  return column;
}

void add_row(const std::vector<std::string>& row, std::string& csv) {
  if (std::all_of(row.begin(), row.end(), [](const std::string& c) { return c.empty(); })) return;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) csv += ',';
    csv += '"';
    for (const char c : row[i]) {
      if (c == '"') csv += '"';
      csv += c;
    }
    csv += '"';
  }
  csv += "\r\n";
}

// `left`: how much text may still come.
std::string csv_of(const std::string& xml, const std::vector<std::string>& shared,
                   std::size_t& left) {
  std::string csv;
  std::vector<std::string> row;
  std::size_t columns = 0;  // of the header
  std::size_t column = 0;
  std::string type;
  std::string value;
  TagWalker walk(xml);
  while (walk.next()) {
    if (walk.name == "row" && walk.closes) {
      columns = std::max(columns, csv.empty() ? row.size() : columns);
      row.resize(columns);
      add_row(row, csv);
      row.clear();
      column = 0;
    } else if (walk.name == "c" && !walk.closes) {
      const std::size_t named = column_of(walk.attribute_of("r"));
      column = named > 0 ? named : column + 1;
      type = walk.attribute_of("t");
      value.clear();
    } else if ((walk.name == "v" || walk.name == "t") && walk.closes) {
      value += decoded(walk.text);
    }
    if (walk.name != "c" || !walk.closes || column > kMostColumns) continue;
    if (type == "s") {
      std::size_t index = shared.size();
      std::from_chars(value.data(), value.data() + value.size(), index);
      value.clear();
      if (index < shared.size()) value = shared[index];
    }
    if (row.size() < column) row.resize(column);
    if (value.size() >= left) throw ReadError("a workbook of too much text");
    left -= value.size() + 1;
    row[column - 1] = std::move(value);
  }
  return csv;
}

bool is_xlsx(std::string_view head) {
  return is_office_document(read_zip_head(head), "xl/", "xl/workbook.xml");
}

void read_xlsx(std::unique_ptr<ByteStream> source, const std::string&, const DocumentSink& sink) {
  ZipParts parts = read_zip_parts(std::move(source), [](std::string_view name) {
    return name == "xl/sharedStrings.xml" || name.starts_with("xl/worksheets/sheet");
  });
  const std::vector<std::string> shared = shared_strings(parts["xl/sharedStrings.xml"]);
  parts.erase("xl/sharedStrings.xml");
  std::size_t left = kMostTableBytes;
  for (auto& [name, xml] : parts) {
    std::string csv = csv_of(xml, shared, left);
    std::string().swap(xml);
    std::string sheet = name.substr(name.rfind('/') + 1);
    sheet.resize(std::min(sheet.size(), sheet.rfind(".xml")));
    if (!csv.empty()) sink.file(sheet + ".csv", stream_of(std::move(csv)));
  }
}

}  // namespace

const DocumentReader kXlsx = {"Excel (XLSX)", is_xlsx, read_xlsx};

}  // namespace nachlese::readers
