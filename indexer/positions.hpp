// Positions of Xapian's, which archives have whose shards may be served by other machines: the
// stock server reads no order of words of ours. How those of quotations are laid out is in
// core/base/quote_positions.hpp.
#pragma once

#include <xapian.h>

namespace nachlese::index {

// For an article that has its orders of words; the text is not analyzed again. Throws
// Error(archive) if an order is none of its terms.
void add_positions(Xapian::Document& document);

}  // namespace nachlese::index
