#include "indexer/readers/markup/html_lines.hpp"

#include <algorithm>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/markup/html_classes.hpp"

namespace nachlese::readers {
namespace {

constexpr std::size_t kLongestLine = 120;

// Bylines of the article, not of those beside it or of comments.
constexpr std::string_view kElsewhere[] = {"aside", "footer",   "nav",     "script",
                                           "style", "template", "noscript"};

template <class Action>
void each_outside(const Element& element, const Action& action) {
  if (is_one_of(element.name, kElsewhere)) return;
  const Hint hint = hint_of(element);
  if (hint == Hint::comment || hint == Hint::beside) {
    const bool holds_heading = find(element, "h1") != nullptr;
    if (!holds_heading) return;
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
  constexpr std::string_view kBylineStarts[] = {"Von ",
                                                "von ",
                                                "VON ",
                                                "By ",
                                                "Text: ",
                                                "Autor: ",
                                                "Autorin: ",
                                                "Interview: ",
                                                "Ein Kommentar von ",
                                                "Gespeichert von ",
                                                "Geschrieben von ",
                                                "Verfasst von ",
                                                "Text von ",
                                                "Ein Beitrag von ",
                                                "Von: "};
  return std::any_of(std::begin(kBylineStarts), std::end(kBylineStarts),
                     [&](std::string_view start) { return line.starts_with(start); });
}

bool may_hold_byline(std::string_view name) {
  constexpr std::string_view kNames[] = {"p",  "span", "div", "address", "li", "dd", "td",
                                         "em", "i",    "b",   "strong",  "h4", "h5"};
  return is_one_of(name, kNames);
}

}  // namespace

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
    heading = heading || e.name == "h1";
    const std::string property = to_lower_ascii(attribute(e, "itemprop"));
    const bool author = attribute(e, "rel") == "author" || property == "author";
    const bool byline = hint_of(e) == Hint::byline;
    if (!author && !byline && !(heading && may_hold_byline(e.name))) return;
    if (author && find(e, "a") != nullptr && e.name != "a" && e.name != "span")
      return;  // the link says it
    std::string line = collapse_spaces(line_without(e, Hint::weak));
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
  if (!named.empty()) return {named.front()};
  return spoken.empty() ? spoken : std::vector<std::string>{spoken.front()};
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
