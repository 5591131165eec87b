// Positions of Xapian's for an article that has its words' order, as remote shards need them.
#pragma once

#include <xapian.h>

namespace nachlese::index {

// Reads them from the slot kWordOrder; the text is not analyzed again. Positions that the document
// has stay. Throws Error(archive) if the order is none of its terms.
void add_positions(Xapian::Document& document);

}  // namespace nachlese::index
