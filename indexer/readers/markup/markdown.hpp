// Converts Markdown to text.
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/markup/plain_text_of.hpp"

namespace nachlese::readers {

// True where links, images, headings or fences show that the text is Markdown.
[[nodiscard]] bool looks_like_markdown(std::string_view text);

// Removes the marks and keeps the words; the words of images become captions.
[[nodiscard]] Text text_of_markdown(std::string_view text);

// Takes **emphasis** and [links](address) away where a text of any source has them; other signs may
// mean something there.
void drop_marks(std::string& text);

}  // namespace nachlese::readers
