// A piece of XML or HTML as a plain tree.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nachlese::readers {

struct Element {
  std::string name;  // lower case; with a prefix for vocabularies that extend others
                     // ("dc:creator"); empty for text
  std::string text;  // of text
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<Element> children;
};

// Depth limit: elements that lie deeper become children of the one at this depth.
inline constexpr int kMaxElementDepth = 200;

// At most so many tags become a tree; each takes some 300 bytes.
inline constexpr std::size_t kMaxTags = 500'000;
[[nodiscard]] bool has_too_many_tags(std::string_view text);

// Empty if there is none.
[[nodiscard]] std::string_view attribute(const Element& element, std::string_view name);

// Without the prefix, which is the document's to choose.
[[nodiscard]] std::string_view local_name(const Element& element);
// The attribute of that local name; empty if there is none.
[[nodiscard]] std::string_view local_attribute(const Element& element, std::string_view name);

// The first child of that name; null if there is none.
[[nodiscard]] const Element* child(const Element& element, std::string_view name);
// The first element of that name in reading order, the element itself included.
[[nodiscard]] const Element* find(const Element& element, std::string_view name);

// All text inside, white space as it is.
[[nodiscard]] std::string raw_text(const Element& element);
// All text inside on one line.
[[nodiscard]] std::string line_text(const Element& element);
// The line of the first child of that name; empty if there is none.
[[nodiscard]] std::string child_line(const Element& element, std::string_view name);

// Runs of white space, no-break spaces included, become one blank, none at the ends.
[[nodiscard]] std::string collapse_spaces(std::string_view text);

template <class Action>
void each_child(const Element& element, std::string_view name, Action&& action) {
  for (const auto& c : element.children) {
    if (c.name == name) action(c);
  }
}

// In reading order, the element itself included.
template <class Action>
void each_element(const Element& element, const Action& action) {
  action(element);
  for (const auto& c : element.children) {
    if (!c.name.empty()) each_element(c, action);
  }
}

}  // namespace nachlese::readers
