#include "indexer/readers/markup/wikitext.hpp"

#include <algorithm>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/bytes/take_line.hpp"
#include "indexer/readers/markup/plain_text_of.hpp"

namespace nachlese::readers {
namespace {

constexpr std::string_view kFiles[] = {"datei", "file", "bild", "image"};
constexpr std::string_view kCategories[] = {"kategorie", "category"};
constexpr std::string_view kDates[] = {"datum", "date"};
constexpr int kDeepest = 20;

// Length of what starts with `open` at the start of `text`, nested; npos if it does not end.
std::size_t bracket_length(std::string_view text, std::string_view open, std::string_view close) {
  int depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at).starts_with(open)) {
      ++depth;
      at += open.size();
    } else if (text.substr(at).starts_with(close)) {
      at += close.size();
      if (--depth == 0) return at;
    } else {
      ++at;
    }
  }
  return std::string_view::npos;
}

// Elements whose content is no text of the article.
struct Dropped {
  std::string_view open, close;
};
constexpr Dropped kDropped[] = {
    {"<!--", "-->"},      {"<ref", "</ref>"},           {"<gallery", "</gallery>"},
    {"<math", "</math>"}, {"<timeline", "</timeline>"}, {"{|", "\n|}"},
};

class Reader {
 public:
  explicit Reader(WikiText& out) : out_(out) {}

  // The text inside of a piece of mark-up.
  std::string read(std::string_view text, int depth) {
    std::string words;
    for (std::size_t at = 0; at < text.size();) {
      const std::string_view rest = text.substr(at);
      std::size_t used = 0;
      if (depth < kDeepest && failures_ < kMaxFailures) used = mark_up(rest, words, depth);
      if (used == 0) {
        words += rest.front();
        used = 1;
      }
      at += used;
    }
    return words;
  }

 private:
  // Length of the mark-up at the start of `rest`; 0 if there is none.
  std::size_t mark_up(std::string_view rest, std::string& words, int depth) {
    switch (rest.front()) {
      case '<': return dropped(rest);  // other tags are for the HTML parser
      case '{': return rest.starts_with("{{") ? in_template(rest) : dropped(rest);
      case '[':
        return rest.starts_with("[[") ? link(rest, words, depth) : outside_link(rest, words);
      case '\'':
        return rest.starts_with("''") ? rest.find_first_not_of('\'') == std::string_view::npos
                                            ? rest.size()
                                            : rest.find_first_not_of('\'')
                                      : 0;
      case '_': return switch_length(rest);
      default: return 0;
    }
  }

  // Of "__NOTOC__".
  static std::size_t switch_length(std::string_view rest) {
    constexpr std::size_t kLongest = 32;
    const std::size_t end =
        rest.starts_with("__") ? rest.substr(0, kLongest).find("__", 2) : std::string_view::npos;
    return end < kLongest - 2 ? end + 2 : 0;
  }

  std::size_t dropped(std::string_view rest) {
    for (const auto& part : kDropped) {
      if (!rest.starts_with(part.open)) continue;
      const std::size_t own_end = rest.find('>');
      if (part.open == "<ref" && own_end != std::string_view::npos && own_end > 0 &&
          rest[own_end - 1] == '/')
        return own_end + 1;
      const std::size_t end = rest.find(part.close);
      return end == std::string_view::npos ? failed() : end + part.close.size();
    }
    return 0;
  }

  std::size_t in_template(std::string_view rest) {
    const std::size_t length = bracket_length(rest, "{{", "}}");
    if (length == std::string_view::npos) return failed();
    const auto parts = split_list(rest.substr(2, length - 4), "|");
    if (parts.size() > 1 && out_.date.empty() && is_one_of(to_lower_ascii(parts[0]), kDates))
      out_.date = parts[1];
    return length;
  }

  std::size_t link(std::string_view rest, std::string& words, int depth) {
    const std::size_t length = bracket_length(rest, "[[", "]]");
    if (length == std::string_view::npos) return failed();
    std::string_view inside = rest.substr(2, length - 4);
    const std::size_t colon = inside.find(':');
    const std::string space =
        colon == std::string_view::npos ? "" : to_lower_ascii(trim(inside.substr(0, colon)));
    const std::size_t bar = inside.find('|');
    if (is_one_of(space, kCategories)) {
      out_.categories.emplace_back(
          trim(inside.substr(colon + 1, bar == std::string_view::npos ? bar : bar - colon - 1)));
    } else if (is_one_of(space, kFiles)) {
      const std::string caption = read(inside.substr(caption_start(inside)), depth + 1);
      if (bar != std::string_view::npos && caption.find(' ') != std::string::npos)
        out_.captions.emplace_back(trim(caption));
    } else if (bar != std::string_view::npos) {
      words += read(inside.substr(bar + 1), depth + 1);
    } else if (space.size() != 2 &&
               !inside.empty()) {  // "[[en:…]]" is the article in another language
      words += inside.substr(inside.front() == ':' ? 1 : 0);
    }
    return length;
  }

  // Behind the last bar that is not inside another link.
  static std::size_t caption_start(std::string_view inside) {
    std::size_t start = inside.size();
    int depth = 0;
    for (std::size_t at = 0; at < inside.size(); ++at) {
      if (inside[at] == '[') ++depth;
      if (inside[at] == ']') --depth;
      if (inside[at] == '|' && depth == 0) start = at + 1;
    }
    return start;
  }

  // "[https://e.de words]"; without words nothing is left.
  std::size_t outside_link(std::string_view rest, std::string& words) {
    if (!rest.starts_with("[http") && !rest.starts_with("[//") && !rest.starts_with("[mailto"))
      return 0;
    const std::size_t end = rest.find_first_of("]\n");
    if (end == std::string_view::npos || rest[end] == '\n') return end > kFarAway ? failed() : 0;
    const std::size_t blank = rest.substr(0, end).find(' ');
    if (blank != std::string_view::npos) words += rest.substr(blank + 1, end - blank - 1);
    return end + 1;
  }

  // Brackets without an end; each costs a look through all the rest.
  std::size_t failed() {
    ++failures_;
    return 0;
  }

  static constexpr int kMaxFailures = 20;
  static constexpr std::size_t kFarAway = 2000;
  WikiText& out_;
  int failures_ = 0;
};

// Headings, lists, rules and indents at the start of a line.
std::string without_line_marks(const std::string& text) {
  std::string out;
  for (std::string_view rest = text; !rest.empty();) {
    std::string_view line = trim(take_line(rest));
    const bool heading = line.size() > 2 && line.starts_with('=') && line.ends_with('=');
    if (heading) {
      while (line.starts_with('=')) line.remove_prefix(1);
      while (line.ends_with('=')) line.remove_suffix(1);
      line = trim(line);
    } else if (line.starts_with("----")) {
      line = {};
    } else {
      line.remove_prefix(std::min(line.find_first_not_of("*#:;"), line.size()));
      line = trim(line);
    }
    // A line is a paragraph in wiki text only where an empty one or a heading is between.
    out += heading ? "\n" + std::string(line) + "\n\n" : std::string(line) + "\n";
  }
  return out;
}

}  // namespace

WikiText read_wikitext(std::string_view text) {
  WikiText out;
  const std::string words = Reader(out).read(text, 0);
  const std::string lines = tidy_text(without_line_marks(words));
  // What is left of HTML, line by line, since to HTML a line end is a blank.
  std::string body;
  for (std::string_view rest = lines; !rest.empty();) {
    body += text_of_html(take_line(rest)).body + "\n";
  }
  out.body = tidy_text(body);
  return out;
}

}  // namespace nachlese::readers
