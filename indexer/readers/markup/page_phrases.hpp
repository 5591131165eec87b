// Recognizes text beside an article by its words.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::readers {

// The text without short paragraphs that begin like buttons, consent notes, invitations and lists
// of other articles, and without lines that follow "Lesen Sie auch" and are no sentences.
[[nodiscard]] std::string without_page_phrases(std::string_view body);

}  // namespace nachlese::readers
