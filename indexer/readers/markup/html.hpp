// Parses HTML to a tree (libxml2's HTML parser), and tells whether a text is HTML at all.
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/markup/tree.hpp"

namespace nachlese::readers {

// `text` is UTF-8. Any text gives a tree; its root is "html", or has no name if the text is empty.
[[nodiscard]] Element parse_html(std::string_view text);

// The text with each < escaped that begins no tag ("x<y. Then"), which would swallow what follows
// up to the next >. For texts that people write into forms; pages are read as browsers do.
[[nodiscard]] std::string with_signs_as_text(std::string_view text);

// True if the text holds a tag or an entity of HTML: "<b>" and "&auml;" are, "a < b", "women <b 20
// percent" and "R&D" are not.
[[nodiscard]] bool has_markup(std::string_view text);

}  // namespace nachlese::readers
