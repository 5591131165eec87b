#include "indexer/readers/markup/html_lines.hpp"

#include <algorithm>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/markup/byline_starts.hpp"
#include "indexer/readers/markup/html_classes.hpp"

namespace nachlese::readers {
namespace {

constexpr std::size_t kLongestLine = 120;

// Bylines of the article, not of those beside it or of comments.
constexpr std::string_view kElsewhere[] = {"aside", "footer",   "nav",     "script",
                                           "style", "template", "noscript"};

// "post-footer", "serendipity_entryFooter": below the text, not below the page.
bool is_end_of_post(const Element& element) {
  const std::string name = to_lower_ascii(attribute(element, "class"));
  const std::size_t footer = name.find("footer");
  if (footer == std::string::npos) return false;
  constexpr std::string_view kPosts[] = {"post", "entry", "article", "beitrag"};
  return std::any_of(std::begin(kPosts), std::end(kPosts), [&](std::string_view post) {
    return name.substr(0, footer).find(post) != std::string::npos;
  });
}

template <class Action>
void each_outside(const Element& element, const Action& action) {
  if (is_one_of(element.name, kElsewhere)) return;
  const Hint hint = hint_of(element);
  if (hint == Hint::comment || hint == Hint::beside) {
    const bool holds_heading = find(element, "h1") != nullptr;
    if (!holds_heading && !is_end_of_post(element)) return;
  }
  action(element);
  for (const auto& c : element.children) {
    if (!c.name.empty()) each_outside(c, action);
  }
}

// The text inside, without elements of a kind; not much more than `most` bytes of it.
void append_without(const Element& element, Hint unwanted, std::size_t most, std::string& out) {
  if (element.name.empty()) out += element.text.substr(0, most);
  for (const auto& c : element.children) {
    if (out.size() > most) return;
    if (!c.name.empty() && (hint_of(c) == unwanted || c.name == "script" || c.name == "style"))
      continue;
    const bool apart = c.name == "br" || c.name == "span" || c.name == "div";
    if (apart) out += ' ';
    append_without(c, unwanted, most, out);
    if (apart) out += ' ';
  }
}

std::string line_without(const Element& element, Hint unwanted) {
  constexpr std::size_t kMost = 1000;
  std::string out;
  append_without(element, unwanted, kMost, out);
  return out;
}

bool starts_byline(std::string_view line) {
  return std::any_of(std::begin(kBylineStarts), std::end(kBylineStarts),
                     [&](std::string_view start) { return line.starts_with(start); });
}

const Element* find_heading(const Element& element) {
  for (const char* rank : {"h3", "h4", "h5", "h6"}) {
    if (const Element* heading = find(element, rank)) return heading;
  }
  return nullptr;
}

// Of the first line what the last line in it says that has all the others in it: a box that names
// the author and counts comments has a smaller one inside.
std::string innermost(const std::vector<std::string>& lines) {
  constexpr std::size_t kMost = 20;
  const auto last = lines.begin() + static_cast<std::ptrdiff_t>(std::min(kMost, lines.size()));
  std::string out = lines.front();
  const auto inside = [](const std::string& line, const std::string& other) {
    return other.find(line) != std::string::npos;
  };
  for (auto line = lines.begin() + 1; line < last; ++line) {
    const bool has_all = std::all_of(lines.begin() + 1, last, [&](const std::string& other) {
      return !inside(other, out) || inside(other, *line) || inside(*line, other);
    });
    if (inside(*line, out) && has_all && line->find(' ') != std::string::npos) out = *line;
  }
  return out;
}

bool may_hold_byline(std::string_view name) {
  constexpr std::string_view kNames[] = {"p",  "span", "div", "address", "li", "dd", "td",
                                         "em", "i",    "b",   "strong",  "h4", "h5"};
  return is_one_of(name, kNames);
}

// The lines of the page as they are shown.
class ShownLines {
 public:
  struct Line {
    std::string text;
    bool heading = false;
  };

  void read(const Element& element) {
    if (lines_.size() >= kMostLines || element.name == "head" ||
        is_one_of(element.name, kElsewhere))
      return;
    const bool block = !element.name.empty() && !is_inline(element.name);
    if (element.name.empty()) line_.text += element.text.substr(0, kLongestShown);
    if (block) end_line();
    line_.heading = line_.heading || is_heading(element.name);
    for (const auto& c : element.children) {
      // Names and dates stand in elements of their own without a blank between them.
      if (!c.name.empty()) line_.text += ' ';
      read(c);
      if (!c.name.empty()) line_.text += ' ';
    }
    if (block) end_line();
  }
  [[nodiscard]] std::vector<Line> finish() && {
    end_line();
    return std::move(lines_);
  }

 private:
  static constexpr std::size_t kMostLines = 5000;
  static constexpr std::size_t kLongestShown = 400;

  static bool is_inline(std::string_view name) {
    constexpr std::string_view kInline[] = {"a",     "abbr", "address", "b",    "em", "font", "i",
                                            "small", "span", "strong",  "time", "tt", "u"};
    return is_one_of(name, kInline);
  }
  static bool is_heading(std::string_view name) {
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '3';
  }
  void end_line() {
    line_.text = collapse_spaces(line_.text);
    if (!line_.text.empty()) lines_.push_back(std::move(line_));
    line_ = {};
  }

  Line line_;
  std::vector<Line> lines_;
};

}  // namespace

std::vector<std::string> lines_beside(const Element& page, const std::string& title) {
  constexpr std::size_t kBehind = 5;
  constexpr std::size_t kBefore = 3;
  std::vector<std::string> out;
  if (title.empty()) return out;
  ShownLines shown;
  shown.read(page);
  const auto lines = std::move(shown).finish();
  std::size_t at = lines.size();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool is_title = lines[i].text == title;
    if (is_title && (at == lines.size() || (lines[i].heading && !lines[at].heading))) at = i;
  }
  if (at == lines.size()) return out;
  for (std::size_t i = 1; i <= std::max(kBehind, kBefore); ++i) {
    if (i <= kBehind && at + i < lines.size()) out.push_back(lines[at + i].text);
    if (i <= kBefore && i <= at) out.push_back(lines[at - i].text);
  }
  return out;
}

std::vector<std::string> headings_of(const Element& page) {
  std::vector<std::string> out;
  each_outside(page, [&](const Element& e) {
    const bool headline = to_lower_ascii(attribute(e, "itemprop")) == "headline";
    if (e.name != "h1" && !headline) return;
    std::string line = collapse_spaces(line_without(e, Hint::kicker));
    constexpr std::size_t kLongestHeading = 300;
    if (line.size() < 3 || line.size() > kLongestHeading) return;
    if (headline && e.name != "h1") {
      out.insert(out.begin(), std::move(line));
    } else {
      out.push_back(std::move(line));
    }
  });
  return out;
}

std::vector<std::string> lower_headings_of(const Element& page) {
  constexpr std::size_t kMostHeadings = 50;
  std::vector<std::string> out;
  each_outside(page, [&](const Element& e) {
    constexpr std::string_view kRanks[] = {"h2", "h3", "h4"};
    if (!is_one_of(e.name, kRanks) || out.size() >= kMostHeadings) return;
    std::string line = collapse_spaces(line_without(e, Hint::kicker));
    if (line.size() >= 3) out.push_back(std::move(line));
  });
  return out;
}

std::vector<std::string> bylines_of(const Element& page) {
  std::vector<std::string> marked;
  std::vector<std::string> named;
  std::vector<std::string> spoken;
  bool heading = false;
  each_outside(page, [&](const Element& e) {
    heading = heading || (e.name.size() == 2 && e.name[0] == 'h' && e.name[1] <= '4');
    const std::string property = to_lower_ascii(attribute(e, "itemprop"));
    const bool author = attribute(e, "rel") == "author" || property == "author";
    const bool byline = hint_of(e) == Hint::byline;
    if (!author && !byline && !(heading && may_hold_byline(e.name))) return;
    if (author && find(e, "a") != nullptr && e.name != "a" && e.name != "span")
      return;  // the link says it
    // A box about the author is headed by the name.
    const Element* name = byline ? find_heading(e) : nullptr;
    std::string line = collapse_spaces(line_without(name == nullptr ? e : *name, Hint::weak));
    if (line.size() < 3 || line.size() > kLongestLine) return;
    if (author) {
      marked.push_back(std::move(line));
    } else if (byline) {
      named.push_back(std::move(line));
    } else if (starts_byline(line) && line.find(". ") == std::string::npos && line.size() < 80) {
      spoken.push_back(std::move(line));
    }
  });
  if (!marked.empty()) return marked;
  if (!named.empty()) return {innermost(named)};
  // The innermost one says nothing else.
  const auto shortest = std::ranges::min_element(spoken, {}, &std::string::size);
  return shortest == spoken.end() ? spoken : std::vector<std::string>{*shortest};
}

std::vector<std::string> date_lines_of(const Element& page) {
  constexpr std::string_view kDateWords[] = {
      "date",      "datum",      "published",      "time",        "stand",        "posted",
      "pubdate",   "submitted",  "created",        "meta",        "metatextline", "dateline",
      "timestamp", "erschienen", "veröffentlicht", "artikeldatum"};
  std::vector<std::string> out;
  each_outside(page, [&](const Element& e) {
    constexpr std::size_t kMost = 20;
    const auto words = class_words(e);
    const bool named = std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return is_one_of(word, kDateWords);
    });
    if (!named || out.size() >= kMost) return;
    std::string line = collapse_spaces(line_without(e, Hint::comment));
    if (line.size() >= 6 && line.size() <= kLongestLine) out.push_back(std::move(line));
  });
  return out;
}

std::string kicker_of(const Element& page) {
  std::string found;
  each_outside(page, [&](const Element& e) {
    if (!found.empty() || hint_of(e) != Hint::kicker) return;
    std::string line = line_text(e);
    if (line.size() <= kLongestLine) found = std::move(line);
  });
  return found;
}

}  // namespace nachlese::readers
