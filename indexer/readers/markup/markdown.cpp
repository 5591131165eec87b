#include "indexer/readers/markup/markdown.hpp"

#include <algorithm>

#include "core/base/strings.hpp"
#include "indexer/readers/bytes/take_line.hpp"
#include "indexer/readers/markup/html.hpp"

namespace nachlese::readers {
namespace {

bool is_word(char c) {
  return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// One line, or several of a paragraph.
class Spans {
 public:
  explicit Spans(std::vector<std::string>& captions) : captions_(captions) {}

  std::string read(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) at = step(text, at, out);
    return out;
  }

 private:
  std::size_t step(std::string_view text, std::size_t at, std::string& out) {
    const std::string_view rest = text.substr(at);
    constexpr std::string_view kEscaped = "\\`*_{}[]()#+-.!~|>";
    if (rest.front() == '\\' && rest.size() > 1 &&
        kEscaped.find(rest[1]) != std::string_view::npos) {
      out += rest[1];
      return at + 2;
    }
    if (rest.starts_with("{{<") || rest.starts_with("{{%") || rest.starts_with("{%")) {
      const std::string_view close = rest[1] == '%' ? "%}" : rest[2] == '<' ? ">}}" : "%}}";
      const std::size_t end = rest.substr(0, kLongestLink).find(close, 2);
      if (end != std::string_view::npos) return at + end + close.size();
    }
    if (failures_ < kMostFailures && (rest.starts_with("![") || rest.front() == '[')) {
      if (const std::size_t length = link(rest, out); length > 0) return at + length;
      ++failures_;
    }
    if (rest.starts_with("<http") || rest.starts_with("<mailto:")) {
      const std::size_t end = rest.substr(0, kLongestLink).find('>');
      if (end != std::string_view::npos) return at + end + 1;
    }
    if (const std::size_t length = mark_length(text, at); length > 0) return at + length;
    out += rest.front();
    return at + 1;
  }

  // Emphasis and code: a run of marks at the edge of a word.
  static std::size_t mark_length(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c != '*' && c != '_' && c != '`' && c != '~') return 0;
    if (c != '`' && at > 0 && text[at - 1] == c) return 0;  // inside a long run, which is a line
    constexpr std::size_t kLongestMark = 8;
    std::size_t end = at;
    while (end < text.size() && end - at < kLongestMark && text[end] == c) ++end;
    const std::size_t length = end - at;
    const bool before = at > 0 && is_word(text[at - 1]);
    const bool after = end < text.size() && is_word(text[end]);
    if (c == '`') return length;
    if (c == '~') return length == 2 ? length : 0;
    // snake_case, Leser*innen
    if ((c == '_' || (c == '*' && length == 1)) && before && after) return 0;
    const bool left = at > 0 && text[at - 1] != ' ' && text[at - 1] != '\n';
    const bool right = end < text.size() && text[end] != ' ' && text[end] != '\n';
    return length <= 3 && (left || right) ? length : 0;
  }

  // "[words](address)", "![words](address)", "[words][name]", "[^1]"; 0 if it is none.
  std::size_t link(std::string_view rest, std::string& out) {
    const bool image = rest.front() == '!';
    const std::size_t open = image ? 1 : 0;
    std::size_t close = open;
    for (int depth = 0; close < rest.size() && close < kLongestLink; ++close) {
      if (rest[close] == '[') ++depth;
      if (rest[close] == ']' && --depth == 0) break;
    }
    if (close >= rest.size() || close >= kLongestLink) return 0;
    const std::string_view words = rest.substr(open + 1, close - open - 1);
    if (words.starts_with('^')) return close + 1;
    const char next = close + 1 < rest.size() ? rest[close + 1] : ' ';
    if (next != '(' && next != '[') return 0;
    const std::size_t end =
        rest.substr(0, close + kLongestLink).find(next == '(' ? ')' : ']', close + 2);
    if (end == std::string_view::npos || end - close > kLongestLink) return 0;
    const std::string inside = read(words);
    if (!image) {
      out += inside;
    } else if (!trim(inside).empty()) {
      captions_.emplace_back(trim(inside));
    }
    return end + 1;
  }

  static constexpr std::size_t kLongestLink = 2000;
  static constexpr int kMostFailures = 5000;  // brackets that are no links
  std::vector<std::string>& captions_;
  int failures_ = 0;
};

bool is_rule(std::string_view line, std::string_view characters) {
  return line.size() > 2 && line.find_first_not_of(characters) == std::string_view::npos;
}

// Behind the marks of headings, quotations and lists.
std::string_view without_start(std::string_view line) {
  while (line.starts_with('>')) line = trim(line.substr(1));
  const std::size_t signs = std::min(line.find_first_not_of('#'), line.size());
  if (signs > 0 && signs < 7 && (signs == line.size() || line[signs] == ' ')) {
    line = trim(line.substr(signs));
    while (line.ends_with('#')) line.remove_suffix(1);
    return trim(line);
  }
  if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ "))
    return trim(line.substr(2));
  return line;
}

}  // namespace

bool looks_like_markdown(std::string_view text) {
  if (text.find("](http") != std::string_view::npos || text.find("](/") != std::string_view::npos ||
      text.find("\n```") != std::string_view::npos || text.find("\n## ") != std::string_view::npos)
    return true;
  return text.starts_with("# ") || text.starts_with("## ");
}

Text text_of_markdown(std::string_view text) {
  Text out;
  std::string lines;
  std::vector<std::string> captions;
  while (!text.empty()) {
    const std::string_view whole = trim(take_line(text));
    const bool definition = whole.starts_with('[') && whole.find("]: ") != std::string_view::npos;
    if (whole.starts_with("```") || whole.starts_with("~~~") || is_rule(whole, "-= ") ||
        is_rule(whole, "* ") || is_rule(whole, "_ ") || definition)
      continue;
    const bool heading = whole.starts_with('#');
    const std::string_view line = without_start(whole);
    if (heading) lines += '\n';
    lines += line;
    lines += heading ? "\n\n" : "\n";
  }
  std::string words = Spans(captions).read(lines);
  // A line of HTML in between.
  if (has_markup(words)) {
    std::string plain;
    for (std::string_view rest = words; !rest.empty();) {
      const std::string_view line = take_line(rest);
      plain += (has_markup(line) ? line_of_html(line) : std::string(line)) + "\n";
    }
    words = std::move(plain);
  }
  out.body = tidy_text(words);
  out.captions = std::move(captions);
  return out;
}

namespace {

constexpr std::size_t kLongestEmphasis = 500;
constexpr std::size_t kLongestAddress = 2000;

// The end of what begins with "**" at the start of `rest`, behind its last mark; 0 if nothing does.
std::size_t emphasis_end(std::string_view rest) {
  const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '*'; };
  if (rest.size() < 5 || blank(rest[2])) return 0;
  const std::size_t close = rest.substr(0, kLongestEmphasis).find("**", 3);
  if (close == std::string_view::npos || blank(rest[close - 1])) return 0;
  const bool longer = close + 2 < rest.size() && rest[close + 2] == '*';
  return longer || rest.substr(0, close).find('\n') != std::string_view::npos ? 0 : close + 2;
}

struct LinkParts {
  std::string_view words;
  std::size_t end = 0;  // 0: there is none
};

// "[words](http…)" or "[words](/…)", at the start of `rest`.
LinkParts link_at(std::string_view rest) {
  const std::size_t close = rest.substr(0, kLongestEmphasis).find("](");
  if (close == std::string_view::npos || rest.substr(1, close - 1).find('[') != std::string::npos)
    return {};
  const std::string_view address = rest.substr(close + 2, kLongestAddress);
  const bool web =
      address.starts_with("http") || address.starts_with('/') || address.starts_with("mailto:");
  std::size_t end = 0;
  for (int open = 0; end < address.size() && (open > 0 || address[end] != ')'); ++end) {
    if (address[end] == ' ' || address[end] == '\n') break;
    open += address[end] == '(' ? 1 : address[end] == ')' ? -1 : 0;
  }
  if (address.substr(std::min(end, address.size())).starts_with(" \""))  // a title
    end = std::min(address.find("\")", end), address.size() - 1) + 1;
  if (!web || end >= address.size() || address[end] != ')') return {};
  return {rest.substr(1, close - 1), close + 2 + end + 1};
}

}  // namespace

void drop_marks(std::string& text) {
  if (text.find("**") == std::string::npos && text.find("](") == std::string::npos) return;
  std::string out;
  const std::string_view whole = text;
  for (std::size_t at = 0; at < whole.size();) {
    const std::string_view rest = whole.substr(at);
    const bool image = rest.starts_with("![");
    if (rest.starts_with("**") && (at == 0 || whole[at - 1] != '*')) {
      if (const std::size_t end = emphasis_end(rest); end > 0) {
        std::string inside(rest.substr(2, end - 4));
        drop_marks(inside);
        out += inside;
        at += end;
        continue;
      }
    } else if (image || rest.front() == '[') {
      if (const LinkParts link = link_at(rest.substr(image ? 1 : 0)); link.end > 0) {
        if (!image) out += link.words;
        at += link.end + (image ? 1 : 0);
        continue;
      }
    }
    out += rest.front();
    ++at;
  }
  text = std::move(out);
}

}  // namespace nachlese::readers
