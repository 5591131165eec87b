#include "indexer/readers/markup/plain_text_of.hpp"

#include <algorithm>
#include <cstdint>

#include "core/base/strings.hpp"
#include "core/base/work_limit.hpp"
#include "indexer/readers/bytes/take_line.hpp"
#include "indexer/readers/markup/html.hpp"

namespace nachlese::readers {
namespace {

enum class Role : std::uint8_t {
  inside,
  paragraph,
  line,
  cell,
  line_break,
  caption,
  verbatim,
  dropped
};

struct Tag {
  std::string_view name;
  Role role;
};
// Of HTML and NITF; what is not here stands inside its paragraph.
constexpr Tag kTags[] = {
    {"p", Role::paragraph},
    {"div", Role::paragraph},
    {"h1", Role::paragraph},
    {"h2", Role::paragraph},
    {"h3", Role::paragraph},
    {"h4", Role::paragraph},
    {"h5", Role::paragraph},
    {"h6", Role::paragraph},
    {"hl1", Role::paragraph},
    {"hl2", Role::paragraph},
    {"ul", Role::paragraph},
    {"ol", Role::paragraph},
    {"dl", Role::paragraph},
    {"table", Role::paragraph},
    {"blockquote", Role::paragraph},
    {"bq", Role::paragraph},
    {"section", Role::paragraph},
    {"article", Role::paragraph},
    {"header", Role::paragraph},
    {"footer", Role::paragraph},
    {"main", Role::paragraph},
    {"aside", Role::paragraph},
    {"nav", Role::paragraph},
    {"figure", Role::paragraph},
    {"hr", Role::paragraph},
    {"address", Role::paragraph},
    {"body", Role::paragraph},
    {"body.content", Role::paragraph},
    {"block", Role::paragraph},
    {"center", Role::paragraph},
    {"details", Role::paragraph},
    {"summary", Role::paragraph},
    {"media", Role::paragraph},
    {"fn", Role::paragraph},
    {"li", Role::line},
    {"tr", Role::line},
    {"dt", Role::line},
    {"dd", Role::line},
    {"caption", Role::line},
    {"td", Role::cell},
    {"th", Role::cell},
    {"br", Role::line_break},
    {"figcaption", Role::caption},
    {"media-caption", Role::caption},
    {"pre", Role::verbatim},
    {"script", Role::dropped},
    {"style", Role::dropped},
    {"template", Role::dropped},
    {"noscript", Role::dropped},
    {"svg", Role::dropped},
    {"head", Role::dropped},
    {"button", Role::dropped},
    {"select", Role::dropped},
    {"textarea", Role::dropped},
    {"input", Role::dropped},
    {"canvas", Role::dropped},
    {"video", Role::dropped},
    {"audio", Role::dropped},
    {"iframe", Role::dropped},
    {"media-reference", Role::dropped},
    {"media-metadata", Role::dropped},
    {"media-producer", Role::dropped},
    {"media-object", Role::dropped},
};

Role role_of(std::string_view name) {
  const auto* found = std::find_if(std::begin(kTags), std::end(kTags),
                                   [&](const Tag& tag) { return tag.name == name; });
  return found == std::end(kTags) ? Role::inside : found->role;
}

class Writer {
 public:
  void write(const Element& element) {
    WorkLimit::check();
    if (element.name.empty()) {
      text(element.text);
      for (const auto& c : element.children) write(c);
      return;
    }
    const Role role = role_of(element.name);
    switch (role) {
      case Role::dropped: return;
      case Role::line_break: line(); return;
      case Role::caption: caption(element); return;
      case Role::paragraph: paragraph(); break;
      case Role::line: end_line(); break;
      case Role::cell: blank_ = true; break;
      case Role::verbatim:
        paragraph();
        ++verbatim_;
        break;
      case Role::inside: break;
    }
    for (const auto& c : element.children) write(c);
    if (role == Role::verbatim) --verbatim_;
    if (role == Role::paragraph || role == Role::verbatim) paragraph();
    if (role == Role::line) end_line();
  }

  Text finish() {
    paragraph();
    return std::move(out_);
  }

 private:
  void text(std::string_view characters) {
    constexpr std::string_view kNoBreakSpace = "\u00A0";
    for (std::size_t at = 0; at < characters.size(); ++at) {
      const char c = characters[at];
      const bool no_break =
          c == kNoBreakSpace[0] && characters.substr(at).starts_with(kNoBreakSpace);
      if (c == '\n' && verbatim_ > 0) {
        line();
      } else if (no_break || static_cast<unsigned char>(c) <= ' ') {
        if (no_break) ++at;
        blank_ = true;
      } else {
        if (blank_ && !line_.empty()) line_ += ' ';
        blank_ = false;
        line_ += c;
      }
    }
  }

  // Two in a row end the paragraph.
  void line() {
    if (line_.empty()) {
      paragraph();
    } else {
      end_line();
    }
  }

  void end_line() {
    blank_ = false;
    if (line_.empty()) return;
    if (!paragraph_.empty()) paragraph_ += '\n';
    paragraph_ += line_;
    line_.clear();
  }

  void paragraph() {
    end_line();
    if (paragraph_.empty()) return;
    if (!out_.body.empty()) out_.body += "\n\n";
    out_.body += paragraph_;
    paragraph_.clear();
  }

  void caption(const Element& element) {
    Writer inner;
    for (const auto& c : element.children) inner.write(c);
    if (std::string words = collapse_spaces(inner.finish().body); !words.empty())
      out_.captions.push_back(std::move(words));
  }

  Text out_;
  std::string paragraph_;
  std::string line_;
  bool blank_ = false;
  int verbatim_ = 0;
};

}  // namespace

Text text_of(const Element& element) {
  Writer writer;
  writer.write(element);
  return writer.finish();
}

Text text_of_html(std::string_view text) {
  if (has_markup(text) && !has_too_many_tags(text))
    return text_of(parse_html(with_signs_as_text(text)));
  return {tidy_text(text), {}};
}

std::string line_of_html(std::string_view text) { return collapse_spaces(text_of_html(text).body); }

std::string tidy_text(std::string_view text) {
  std::string out;
  bool gap = false;
  while (!text.empty()) {
    const std::string_view line = trim(take_line(text));
    if (line.empty()) {
      gap = true;
      continue;
    }
    if (!out.empty()) out += gap ? "\n\n" : "\n";
    gap = false;
    out += line;
  }
  return out;
}

}  // namespace nachlese::readers
