// The text of a web page without what surrounds it on every page.
#pragma once

#include "indexer/readers/markup/plain_text_of.hpp"
#include "indexer/readers/markup/tree.hpp"

namespace nachlese::readers {

// What the page holds decides: sentences outside links. Navigation, notes, comments, lists of other
// articles, told by element, role, class, by their links and words, go as long as they are not a
// large part of these sentences; then the deepest element counts that holds nearly all of what is
// left, or what names itself the text, with the lead that stands between the heading and it.
[[nodiscard]] Text main_text(const Element& page);

}  // namespace nachlese::readers
