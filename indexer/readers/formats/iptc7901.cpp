// IPTC 7901: the text format of the agencies' teleprinter lines. SOH header STX text ETX end EOT;
// also between ZCZC and NNNN.
#include <algorithm>
#include <cstdint>
#include <cstdio>

#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/bytes/charset.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/record/embargo.hpp"
#include "indexer/readers/record/loose_date.hpp"
#include "indexer/readers/record/text_repair.hpp"
#include "indexer/readers/record/xml_record.hpp"

namespace nachlese::readers {
namespace {

constexpr char kStartOfHeader = '\x01';
constexpr char kStartOfText = '\x02';
constexpr char kEndOfText = '\x03';
constexpr char kEndOfMessage = '\x04';

// The German letters of 7-bit lines (ISO 646-DE, DIN 66003).
struct Letter {
  char code;
  std::string_view letter;
};
constexpr Letter kGerman646[] = {{'[', "Ä"}, {'\\', "Ö"}, {']', "Ü"}, {'{', "ä"},
                                 {'|', "ö"}, {'}', "ü"},  {'~', "ß"}};

bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

// Braces, bars and tildes next to letters, and no byte beyond ASCII.
bool is_german_646(std::string_view text) {
  int inside = 0;
  int outside = 0;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (static_cast<unsigned char>(text[i]) >= 0x80) return false;
    const char c = text[i];
    if (c != '{' && c != '|' && c != '}' && c != '~') continue;
    ++(is_letter(text[i - 1]) || is_letter(text[i + 1]) ? inside : outside);
  }
  return inside > outside;
}

std::string from_german_646(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto* letter = std::find_if(std::begin(kGerman646), std::end(kGerman646),
                                      [&](const Letter& l) { return l.code == c; });
    if (letter == std::end(kGerman646)) {
      out += c;
    } else {
      out += letter->letter;
    }
  }
  return out;
}

// Parts of one message.
struct Message {
  std::string_view header, text, end;
};

Message parts_of(std::string_view bytes) {
  Message parts;
  const std::size_t text = bytes.find(kStartOfText);
  const std::size_t end = bytes.find(kEndOfText);
  if (text == std::string_view::npos) {  // ZCZC: the header is the first line
    const std::size_t line = std::min(bytes.find('\n'), bytes.size());
    parts.header = bytes.substr(0, line);
    parts.text = bytes.substr(line, end == std::string_view::npos ? end : end - line);
  } else {
    parts.header = bytes.substr(0, text);
    parts.text = bytes.substr(text + 1, end == std::string_view::npos ? end : end - text - 1);
  }
  if (end != std::string_view::npos) parts.end = bytes.substr(end + 1);
  return parts;
}

// Typographic controls become blanks, "<" at the end of a line (quad left) goes; a line that is
// indented starts a paragraph.
std::string paragraphs_of(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    std::replace_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    const bool indented = line.starts_with("  ");
    std::string words = collapse_spaces(line);
    while (words.ends_with('<') || words.ends_with('=')) words.pop_back();
    if (indented || words.empty()) out += '\n';
    out += words + "\n";
  }
  return tidy_text(out);
}

// The lines of a paragraph are as long as the teleprinter was wide.
std::string unwrap(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool gap = text.substr(at).starts_with("\n\n");
    if (gap) {
      out += "\n\n";
      ++at;
    } else {
      out += text[at] == '\n' ? ' ' : text[at];
    }
  }
  return out;
}

// "161805 Jul 18": day and time in one.
std::optional<Date> date_of(std::string_view text) {
  const auto words = split_list(text, " \t\r\n");
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    const std::string& first = words[i];
    if (first.size() < 6 || first.find_first_not_of("0123456789") < 6) continue;
    const std::string day = first.substr(0, 2) + " " + words[i + 1] + " " + words[i + 2] + " " +
                            first.substr(2, 2) + ":" + first.substr(4, 2);
    if (auto date = parse_loose_date(day)) return date;
  }
  return std::nullopt;
}

// "Helsinki (dpa) - …" in the first lines.
std::string agency_of(std::string_view body) {
  constexpr std::size_t kStart = 300;
  constexpr std::size_t kLongest = 20;
  const std::string_view start = body.substr(0, kStart);
  for (std::size_t open = start.find('('); open != std::string_view::npos;
       open = start.find('(', open + 1)) {
    const std::size_t close = start.find(')', open);
    if (close == std::string_view::npos || close - open > kLongest) continue;
    const std::string_view behind = trim(start.substr(close + 1, 5));
    if (behind.starts_with("-") || behind.starts_with("–") || behind.starts_with("—"))
      return std::string(start.substr(open + 1, close - open - 1));
  }
  return {};
}

void fill_header(std::string_view header, Article& article) {
  const auto lines = split_list(header, "\r\n");
  if (lines.empty()) return;
  const auto words = split_list(lines[0], " \t");
  if (!words.empty()) article.id = words[0];
  constexpr std::size_t kCategory = 2;  // bdt0123 3 pl 234 dpa 0456
  if (words.size() > kCategory) article.section = words[kCategory];
  for (std::size_t i = 1; i < lines.size(); ++i) {
    for (auto& word : split_list(lines[i], "/")) add_value(article.keywords, std::move(word));
  }
}

bool is_iptc7901(std::string_view head) {
  constexpr std::string_view kFill = "\x16\r\n \x7F";  // SYN and the like in front
  const std::size_t start = head.find_first_not_of(kFill);
  if (start == std::string_view::npos) return false;
  if (head[start] == kStartOfHeader) return head.find(kStartOfText) != std::string_view::npos;
  return head.substr(start).starts_with("ZCZC ");
}

void split_iptc7901(BufferedInput& input, const Record& origin, const RecordSink& sink) {
  Record record = origin;
  record.file_id.clear();
  record.place.line = 1;
  const auto finish = [&] {
    if (!trim(record.bytes).empty()) sink.record(std::move(record));
    record = origin;
    record.file_id.clear();
  };
  Line line;
  for (std::uint32_t number = 1; input.next_line(line, kMaxRecordBytes); ++number) {
    const bool starts =
        line.text.find(kStartOfHeader) != std::string::npos || line.text.starts_with("ZCZC");
    if (starts) {
      finish();
      record.place.line = number;
    }
    const std::size_t end = line.text.find(kEndOfMessage);
    const bool ends = end != std::string::npos || line.text.starts_with("NNNN");
    if (record.bytes.size() + line.text.size() > kMaxRecordBytes)
      throw ReadError("a message without an end");
    if (!ends || end != std::string::npos) record.bytes += line.text.substr(0, end) + "\n";
    if (ends) finish();
    if (ends) record.place.line = number + 1;
  }
  finish();
}

void parse_iptc7901(const Record& record, Parsed& out) {
  std::string bytes = record.bytes;
  // Old charsets are the rule here, no cause for a warning.
  if (first_invalid_utf8(bytes) != std::string_view::npos) {
    bytes = to_utf8(bytes, guess_charset(bytes));
  } else if (is_german_646(bytes)) {
    bytes = from_german_646(bytes);
  }
  std::erase(bytes, '\r');
  const std::size_t start = bytes.find(kStartOfHeader);
  if (start != std::string::npos) bytes.erase(0, start + 1);
  if (bytes.starts_with("ZCZC")) bytes.erase(0, 4);
  const Message message = parts_of(bytes);
  Article& article = out.article.emplace();
  fill_header(message.header, article);
  const std::string text = paragraphs_of(message.text);
  const std::size_t title = text.find("\n\n");
  constexpr std::size_t kLongestTitle = 300;
  const bool titled = title != std::string::npos && title <= kLongestTitle;
  if (titled) article.title = unwrap(text.substr(0, title));
  article.body = unwrap(titled ? std::string_view(text).substr(title + 2) : std::string_view(text));
  article.agency = agency_of(article.body);
  article.published = date_of(message.end);
  if (!article.published) {
    constexpr std::size_t kTail = 60;
    article.published =
        date_of(std::string_view(text).substr(text.size() - std::min(kTail, text.size())));
  }
  // The numbers of messages begin anew every day.
  if (!article.id.empty() && article.published)
    article.id += "-" + to_iso(*article.published).substr(0, 10);
}

}  // namespace

const Format kIptc7901 = {"IPTC 7901", "iptc7901", is_iptc7901, split_iptc7901, parse_iptc7901};

}  // namespace nachlese::readers
