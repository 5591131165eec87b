// Converts marked-up text (HTML, XHTML, NITF) to text with paragraphs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/markup/tree.hpp"

namespace nachlese::readers {

struct Text {
  std::string
      body;  // paragraphs separated by an empty line; lines of lists and tables by a line end
  std::vector<std::string> captions;
};

// Scripts, styles, forms and pictures are left out; captions of figures are kept apart.
[[nodiscard]] Text text_of(const Element& element);
// HTML, or plain text if `text` has no mark-up; its paragraphs are kept.
[[nodiscard]] Text text_of_html(std::string_view text);

// Plain text of one line, without the tags and entities that titles sometimes carry.
[[nodiscard]] std::string line_of_html(std::string_view text);

// Plain text without \r and trailing blanks, its paragraphs separated by exactly one empty line.
[[nodiscard]] std::string tidy_text(std::string_view text);

}  // namespace nachlese::readers
