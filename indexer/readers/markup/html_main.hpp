// Extracts the main text of a web page.
#pragma once

#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/markup/tree.hpp"

namespace nachlese::readers {

// Decides by the sentences outside links. Removes navigation, notes, comments and lists of other
// articles, recognized by element, role, class, links and words, unless they hold a large part of
// these sentences. Then takes the deepest element that holds nearly all of the rest, or the one
// that is marked as the text, with the lead between the heading and it.
[[nodiscard]] Text main_text(const Element& page);

}  // namespace nachlese::readers
