// Recognizes text beside an article by its words.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::readers {

// The text without short paragraphs that begin like buttons, consent notes, invitations and lists
// of other articles, and without lines that follow "Lesen Sie auch" and are no sentences.
[[nodiscard]] std::string without_page_phrases(std::string_view body);

// True for a heading above the comments of readers.
[[nodiscard]] bool opens_comments(std::string_view heading);

// True for an offer of a subscription, a newsletter and the like.
[[nodiscard]] bool is_offer(std::string_view text);

}  // namespace nachlese::readers
