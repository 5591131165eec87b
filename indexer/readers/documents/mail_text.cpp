#include "indexer/readers/documents/mail_text.hpp"

#include <algorithm>
#include <vector>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/bytes/take_line.hpp"
#include "indexer/readers/documents/mail_notices.hpp"
#include "indexer/readers/markup/html.hpp"
#include "indexer/readers/markup/page_phrases.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/record/fields.hpp"

namespace nachlese::readers {
namespace {

constexpr std::string_view kHeaders[] = {"from",         "to",
                                         "subject",      "date",
                                         "received",     "return-path",
                                         "message-id",   "mime-version",
                                         "content-type", "delivered-to",
                                         "reply-to",     "cc",
                                         "x-mailer",     "dkim-signature",
                                         "sender",       "content-transfer-encoding",
                                         "x-original-to"};
// Lines that begin a quoted mail.
constexpr std::string_view kQuoteStarts[] = {
    "-----ursprüngliche nachricht", "-----original message",
    "-------- originalnachricht",   "-------- weitergeleitete nachricht",
    "---------- forwarded message", "-------- original message"};
// Outlook draws a line above the headers of the mail below.
constexpr std::string_view kQuoteLine = "________________________________";
constexpr std::string_view kQuoteHeaders[] = {"von", "from", "gesendet", "sent", "de"};

bool is_header_line(std::string_view line) {
  const std::size_t colon = line.find(':');
  return colon != std::string_view::npos && colon + 1 < line.size() &&
         (line[colon + 1] == ' ' || line[colon + 1] == '\t') &&
         is_one_of(to_lower_ascii(line.substr(0, colon)), kHeaders);
}

// "Am 3. Mai 2020 um 10:00 schrieb Erika Muster:"
bool introduces_quote(std::string_view line) {
  const std::string text = column_key(line);
  return line.ends_with(':') &&
         (text.find("schrieb") != std::string::npos || text.find(" wrote") != std::string::npos);
}

// Addresses in brackets behind words, as plain texts of newsletters have them; and alone on a line.
std::string without_addresses(std::string_view line) {
  std::string out(line);
  for (const char* brackets : {"<>", "[]", "()"}) {
    const std::string open = std::string(1, brackets[0]) + "http";
    std::string kept;
    std::string_view left = out;
    for (std::size_t at = left.find(open); at != std::string_view::npos; at = left.find(open)) {
      const std::size_t end = left.find(brackets[1], at);
      if (end == std::string_view::npos) break;
      kept += left.substr(0, at);
      left.remove_prefix(end + 1);
    }
    kept += left;
    out = std::move(kept);
  }
  const std::string_view rest = trim(out);
  const bool address = rest.starts_with("http") && rest.find(' ') == std::string_view::npos;
  return address ? std::string() : out;
}

std::vector<std::string> lines_of_mail(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) lines.emplace_back(take_crlf_line(text));
  return lines;
}

// Whether the mail below begins here.
bool begins_quote(const std::vector<std::string>& lines, std::size_t at) {
  const std::string text = column_key(lines[at]);
  if (!text.starts_with(kQuoteLine))
    return std::any_of(std::begin(kQuoteStarts), std::end(kQuoteStarts),
                       [&](std::string_view s) { return text.starts_with(s); });
  std::size_t next = at + 1;
  while (next < lines.size() && trim(lines[next]).empty()) ++next;
  if (next == lines.size()) return false;
  const std::string header = column_key(lines[next]);
  return header.find(':') != std::string::npos &&
         is_one_of(header.substr(0, header.find(':')), kQuoteHeaders);
}

// The end of what the sender wrote: where the signature or the mail below begins.
std::size_t end_of_own(const std::vector<std::string>& lines) {
  constexpr std::size_t kLongestSignature = 20;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool signature =
        (lines[i] == "-- " || lines[i] == "--") && i > 0 && lines.size() - i <= kLongestSignature;
    // A forwarded mail is the text, where nothing stands above it.
    if (signature || (i > 3 && begins_quote(lines, i))) return i;
  }
  return lines.size();
}

bool is_quotation(const Element& e) {
  constexpr std::string_view kClasses[] = {"gmail_quote",     "gmail_extra",     "moz-cite-prefix",
                                           "moz-signature",   "gmail_signature", "yahoo_quoted",
                                           "protonmail_quote"};
  const std::string style = to_lower_ascii(attribute(e, "style"));
  if (style.find("display:none") != std::string::npos ||
      style.find("display: none") != std::string::npos)
    return true;
  if (e.name == "blockquote" && attribute(e, "type") == "cite") return true;
  const auto names = split_list(attribute(e, "class"), " ");
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return is_one_of(name, kClasses); });
}

// Stops at the mark by which Outlook parts an answer from what it answers.
bool copy_own(const Element& element, Element& out) {
  for (const auto& c : element.children) {
    if (attribute(c, "id") == "divRplyFwdMsg" || attribute(c, "id") == "appendonsend") return false;
    if (is_quotation(c)) continue;
    out.children.push_back({c.name, c.text, c.attributes, {}});
    if (!copy_own(c, out.children.back())) return false;
  }
  return true;
}

}  // namespace

bool is_mail_head(std::string_view head) {
  const bool mbox = head.starts_with("From ");
  if (mbox) head.remove_prefix(std::min(head.find('\n'), head.size() - 1) + 1);
  std::size_t headers = 0;
  while (!head.empty()) {
    const std::string_view line = take_crlf_line(head);
    if (line.empty()) break;
    const bool folded = line.starts_with(' ') || line.starts_with('\t');
    const std::size_t colon = line.find(':');
    const bool any = folded || (colon != std::string_view::npos &&
                                line.substr(0, colon).find(' ') == std::string_view::npos);
    if (!any) return false;
    headers += is_header_line(line) ? 1 : 0;
  }
  return headers >= (mbox ? 1 : 3);
}

std::string unflowed(std::string_view text, bool deletes_blanks) {
  std::string out;
  for (std::string& line : lines_of_mail(text)) {
    const bool quoted = line.starts_with('>');
    if (line.starts_with(' ')) line.erase(0, 1);
    const bool goes_on = line.ends_with(' ') && line != "-- " && !quoted;
    if (goes_on && deletes_blanks) line.pop_back();
    out += line;
    if (!goes_on) out += '\n';
  }
  return out;
}

std::string text_of_plain_mail(std::string_view text) {
  const std::vector<std::string> lines = lines_of_mail(text);
  const std::size_t end = end_of_own(lines);
  std::string out;
  for (std::size_t i = 0; i < end; ++i) {
    const bool quoted = lines[i].starts_with('>');
    const bool introduces =
        introduces_quote(lines[i]) && i + 1 < lines.size() &&
        (lines[i + 1].starts_with('>') || (i + 2 < lines.size() && lines[i + 2].starts_with('>')));
    if (!quoted && !introduces) out += without_addresses(lines[i]) + "\n";
  }
  return without_notices(tidy_text(out));
}

std::string text_of_html_mail(std::string_view html) {
  if (has_too_many_tags(html)) return {};
  const Element page = parse_html(html);
  Element own{page.name, page.text, page.attributes, {}};
  (void)copy_own(page, own);
  return without_notices(without_page_phrases(text_of(own).body));
}

}  // namespace nachlese::readers
