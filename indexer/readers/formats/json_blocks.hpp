// Texts that editors keep as trees of blocks and nodes: Editor.js, ProseMirror, Slate, Lexical,
// Draft.js, Portable Text, Contentful.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/formats/json_leaves.hpp"

namespace nachlese::readers {

// Whether what follows the name of a text in a path ("content.content.text") leads to a piece of
// it. `path` in lower case.
[[nodiscard]] bool is_in_blocks(std::string_view path);

// Whether two pieces of a text, one after the other, stand in one paragraph.
[[nodiscard]] bool in_one_paragraph(const JsonLeaf& first, const JsonLeaf& second,
                                    const std::vector<JsonGroup>& groups);

}  // namespace nachlese::readers
