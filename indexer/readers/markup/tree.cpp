#include "indexer/readers/markup/tree.hpp"

#include <algorithm>

namespace nachlese::readers {
namespace {

void append_text(const Element& element, std::string& out) {
  out += element.text;
  for (const auto& c : element.children) append_text(c, out);
}

}  // namespace

bool has_too_many_tags(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '<')) > kMaxTags;
}

std::string_view attribute(const Element& element, std::string_view name) {
  for (const auto& [key, value] : element.attributes) {
    if (key == name) return value;
  }
  return {};
}

std::string_view local_name(const Element& element) {
  const std::string_view name = element.name;
  return name.substr(name.find(':') + 1);  // npos + 1 is 0
}

std::string_view local_attribute(const Element& element, std::string_view name) {
  for (const auto& [key, value] : element.attributes) {
    const std::string_view whole = key;
    if (whole.substr(whole.find(':') + 1) == name) return value;
  }
  return {};
}

const Element* child(const Element& element, std::string_view name) {
  const auto found = std::find_if(element.children.begin(), element.children.end(),
                                  [&](const Element& c) { return c.name == name; });
  return found == element.children.end() ? nullptr : &*found;
}

const Element* find(const Element& element, std::string_view name) {
  if (element.name == name) return &element;
  for (const auto& c : element.children) {
    if (const Element* found = find(c, name)) return found;
  }
  return nullptr;
}

std::string raw_text(const Element& element) {
  std::string out;
  append_text(element, out);
  return out;
}

std::string line_text(const Element& element) { return collapse_spaces(raw_text(element)); }

std::string child_line(const Element& element, std::string_view name) {
  const Element* found = child(element, name);
  return found == nullptr ? std::string() : line_text(*found);
}

std::string collapse_spaces(std::string_view text) {
  constexpr std::string_view kNoBreakSpace = "\u00A0";
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool no_break = text.substr(at).starts_with(kNoBreakSpace);
    if (no_break || static_cast<unsigned char>(text[at]) <= ' ') {
      blank = !out.empty();
      if (no_break) ++at;
    } else {
      if (blank) out += ' ';
      blank = false;
      out += text[at];
    }
  }
  return out;
}

}  // namespace nachlese::readers
