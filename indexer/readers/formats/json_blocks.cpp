#include "indexer/readers/formats/json_blocks.hpp"

#include <algorithm>
#include <string>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"

namespace nachlese::readers {
namespace {

// Keys of lists and objects around the pieces.
constexpr std::string_view kAround[] = {"blocks", "content", "children",   "nodes",    "data",
                                        "root",   "doc",     "document",   "elements", "paragraphs",
                                        "leaves", "spans",   "components", "items",    "json",
                                        "value",  "body",    "attributes", "props",    "sections"};
constexpr std::string_view kPieces[] = {"text",  "html", "value",  "content",  "items",
                                        "quote", "body", "string", "markdown", "paragraph"};
// Types of what stands inside a line, lower case.
constexpr std::string_view kInlineTypes[] = {
    "text",  "span",   "link",   "a",      "hyperlink", "autolink",  "mention",
    "emoji", "strong", "bold",   "italic", "em",        "b",         "i",
    "u",     "code",   "hardbr", "inline", "mark",      "linebreak", "entity-hyperlink"};

bool stands_in_line(const JsonLeaf& leaf, const JsonGroup& group) {
  if (!group.type.empty()) return is_one_of(to_lower_ascii(group.type), kInlineTypes);
  // Slate's pieces have no type.
  return leaf.path.ends_with(".children.text") || leaf.path.ends_with(".leaves.text");
}

// The innermost object that is more than a part of a line; 0 for what is no such part.
std::uint32_t paragraph_of(const JsonLeaf& leaf, const std::vector<JsonGroup>& groups) {
  std::uint32_t at = leaf.group;
  if (at >= groups.size() || !stands_in_line(leaf, groups[at])) return 0;
  do {
    at = groups[at].parent;
  } while (at > 0 && is_one_of(to_lower_ascii(groups[at].type), kInlineTypes));
  return at;
}

}  // namespace

bool is_in_blocks(std::string_view path) {
  bool around = false;
  for (;;) {
    const std::size_t dot = path.find('.');
    if (dot == std::string_view::npos) break;
    if (!is_one_of(path.substr(0, dot), kAround)) return false;
    around = true;
    path.remove_prefix(dot + 1);
  }
  return around && is_one_of(path, kPieces);
}

bool in_one_paragraph(const JsonLeaf& first, const JsonLeaf& second,
                      const std::vector<JsonGroup>& groups) {
  const std::uint32_t paragraph = paragraph_of(first, groups);
  return paragraph > 0 && paragraph == paragraph_of(second, groups);
}

}  // namespace nachlese::readers
