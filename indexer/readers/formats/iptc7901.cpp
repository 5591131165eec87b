// IPTC 7901: the text format of the agencies' teleprinter lines. SOH header STX text ETX end EOT;
// also between ZCZC and NNNN.
#include <algorithm>
#include <cstdint>
#include <cstdio>

#include "core/base/strings.hpp"
#include "core/base/utf8.hpp"
#include "indexer/readers/bytes/charset.hpp"
#include "indexer/readers/bytes/take_line.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/formats/wire.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/record/embargo_line.hpp"
#include "indexer/readers/record/loose_date.hpp"
#include "indexer/readers/record/text_repair.hpp"
#include "indexer/readers/record/xml_record.hpp"

namespace nachlese::readers {
namespace {

constexpr char kStartOfText = '\x02';
constexpr char kEndOfText = '\x03';

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
    std::string line(take_line(text));
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

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "161805 Jul 18", "161605 GMT Jul 18": day and time in one, a zone, month and year.
std::optional<Date> date_of(std::string_view text) {
  const auto words = split_list(text, " \t\r\n");
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    const std::string digits = words[i].substr(0, 6);
    if (digits.size() < 6 || !is_digits(digits)) continue;
    std::string zone = words[i].substr(6);
    std::size_t month = i + 1;
    const bool named = month + 2 < words.size() && is_digits(words[month + 2]) &&
                       !is_digits(words[month]) && !is_digits(words[month + 1]);
    if (named) zone = words[month++];
    const std::string day = digits.substr(0, 2) + " " + words[month] + " " + words[month + 1] +
                            " " + digits.substr(2, 2) + ":" + digits.substr(4, 2) + " " + zone;
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

void add_keyword_line(std::string_view line, Article& article) {
  for (auto& word : split_list(line, "/")) add_value(article.keywords, std::move(word));
}

void fill_header(std::string_view header, Article& article) {
  const auto lines = split_list(header, "\r\n");
  if (lines.empty()) return;
  const auto words = split_list(lines[0], " \t");
  if (!words.empty()) article.id = words[0];
  constexpr std::size_t kCategory = 2;  // bdt0123 3 pl 234 dpa 0456
  if (words.size() > kCategory) article.section = words[kCategory];
  for (std::size_t i = 1; i < lines.size(); ++i) add_keyword_line(lines[i], article);
}

// "bdt0123 3 pl 234  dpa 0456", the header of a message whose control characters were lost.
bool is_header_line(std::string_view line) {
  const auto words = split_list(line, " \t\r");
  if (words.size() < 5 || words.size() > 7) return false;
  const std::size_t letters = words[0].find_first_of("0123456789");
  return letters >= 2 && letters <= 5 && is_digits(std::string_view(words[0]).substr(letters)) &&
         words[1].size() == 1 && is_digits(words[1]) && words[2].size() <= 3 &&
         !is_digits(words[2]) && is_digits(words[3]) && !is_digits(words[4]);
}

// What stands in front of the title: keywords with slashes, and what kind of report it is, in
// brackets.
std::string_view without_front(std::string_view text, Article& article) {
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(" \r\n"), text.size()));
    const std::string_view line = trim(text.substr(0, text.find('\n')));
    const bool keywords = line.ends_with('/') && line.find(". ") == std::string_view::npos;
    const bool note =
        line.starts_with('(') && line.ends_with(')') && line.find(')') == line.size() - 1;
    if (line.empty() || (!keywords && !note)) return text;
    if (keywords) add_keyword_line(line, article);
    text.remove_prefix(std::min(text.find('\n'), text.size()));
  }
}

// The lines in brackets there, which may name an embargo.
std::string notes_in_front(std::string_view text) {
  std::string out;
  for (int lines = 0; lines < 6 && !text.empty(); ++lines) {
    const std::string_view line = trim(take_line(text));
    if (line.starts_with('(')) out.append(line).append("\n");
  }
  return out;
}

// "dpa em yydd z2 abc" and the date, which end a report.
void drop_end(std::string& body, Article& article) {
  for (int lines = 0; lines < 3; ++lines) {
    const std::size_t break_at = body.rfind('\n');
    const std::size_t start = break_at == std::string::npos ? 0 : break_at + 1;
    const std::string_view last = std::string_view(body).substr(start);
    const auto words = split_list(last, " ");
    constexpr std::size_t kLongestSign = 6;
    const auto date = date_of(last);
    const bool sign =
        words.size() > 1 && words.size() < 9 && last.find('.') == std::string_view::npos &&
        std::all_of(words.begin(), words.end(), [](const std::string& word) {
          return word.size() <= kLongestSign && std::all_of(word.begin(), word.end(), [](char c) {
                   return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
                 });
        });
    if (!(date && last.size() < 40) && !sign) return;
    if (date && !article.published) article.published = date;
    body.resize(break_at == std::string::npos ? 0 : break_at);
    while (body.ends_with('\n')) body.pop_back();
  }
}

bool is_iptc7901(std::string_view head) {
  constexpr std::string_view kFill = "\x16\r\n \x7F";  // SYN and the like in front
  const std::size_t start = std::min(head.find_first_not_of(kFill), head.size());
  if (start == head.size()) return false;
  if (head[start] == kWireStart) return head.find(kStartOfText) != std::string_view::npos;
  const std::string_view text = head.substr(start);
  return text.starts_with("ZCZC ") || is_header_line(text.substr(0, text.find('\n')));
}

void parse_iptc7901(const Record& record, Parsed& out) {
  std::string bytes = record.bytes;
  // Old charsets are the rule here, no cause for a warning.
  if (first_invalid_utf8(bytes) != std::string_view::npos) {
    bytes = to_utf8(bytes, record.charset.empty() ? guess_charset(bytes) : record.charset);
  } else if (is_german_646(bytes)) {
    bytes = from_german_646(bytes);
  }
  std::erase(bytes, '\r');
  const std::size_t start = bytes.find(kWireStart);
  if (start != std::string::npos) bytes.erase(0, start + 1);
  if (bytes.starts_with("ZCZC")) bytes.erase(0, 4);
  const Message message = parts_of(bytes);
  Article& article = out.article.emplace();
  fill_header(message.header, article);
  const std::string text = paragraphs_of(without_front(message.text, article));
  const std::size_t title = text.find("\n\n");
  constexpr std::size_t kLongestTitle = 300;
  const bool titled = title != std::string::npos && title <= kLongestTitle;
  if (titled) article.title = unwrap(text.substr(0, title));
  article.published = date_of(message.end);
  std::string body(titled ? std::string_view(text).substr(title + 2) : std::string_view(text));
  drop_end(body, article);
  article.body = unwrap(body);
  article.agency = agency_of(article.body);
  const std::string notes = notes_in_front(message.text);
  // The numbers of messages begin anew every day; without a day the number says nothing.
  if (!article.published) {
    article.id.clear();
  } else if (!article.id.empty()) {
    article.id += "-" + to_iso(*article.published).substr(0, 10);
  }
  keep_embargo_line(notes, record, out);
}

}  // namespace

const Format kIptc7901 = {"IPTC 7901", "iptc7901", is_iptc7901, split_wire, parse_iptc7901, true};

}  // namespace nachlese::readers
