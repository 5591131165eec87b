// The text of a web page without what surrounds it on every page.
#pragma once

#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/markup/tree.hpp"

namespace nachlese::readers {

// Takes navigation, cookie notes, comments, advertisements, bylines and lists of links out of
// `page`, told by element, role, class and id; then the text of itemprop="articleBody", the longest
// <article>, <main>, or the element that holds most of its paragraphs.
[[nodiscard]] Text main_text(const Element& page);

// The line of the first byline, told in the same way; empty if there is none.
[[nodiscard]] std::string byline_of(const Element& page);
// The same for the line above the title.
[[nodiscard]] std::string kicker_of(const Element& page);

}  // namespace nachlese::readers
