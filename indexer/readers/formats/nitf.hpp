// NITF, News Industry Text Format (IPTC), alone or inside NewsML-G2.
#pragma once

#include "indexer/readers/markup/tree.hpp"
#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

// Fills the empty fields of `article` from `nitf`.
void fill_from_nitf(const Element& nitf, const Record& record, Parsed& out);

}  // namespace nachlese::readers
