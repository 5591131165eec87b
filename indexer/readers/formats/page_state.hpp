// The state that scripts build a page from (__NEXT_DATA__, window.__INITIAL_STATE__ = {…}, …): the
// text of pages that have none of their own.
#pragma once

#include <string>
#include <vector>

#include "indexer/readers/markup/tree.hpp"
#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

// Fills what `out.article` lacks, its text included, from the article in the scripts of the page
// that fits `titles` best. False if none of them holds a text.
bool fill_from_page_state(const Element& page, const std::vector<std::string>& titles,
                          const Record& record, Parsed& out);

}  // namespace nachlese::readers
