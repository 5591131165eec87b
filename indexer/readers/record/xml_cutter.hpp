// Cuts XML of any size into documents of one record each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/bytes/buffered_input.hpp"
#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

// Every element whose local name is in `names` (lower case) becomes a record: a document of its own
// with the elements around it and what stood in front of the first record (the title of a feed,
// say). Works on bytes, so that one broken record costs only itself, and memory is bounded by the
// largest record. Comments, processing instructions and the DOCTYPE are left out; the charset is
// that of the XML declaration. Records do not nest: the start of one ends another. Throws
// ReadError.
void cut_xml(BufferedInput& input, const std::vector<std::string_view>& names, const Record& origin,
             const RecordSink& sink);

// Local name, in lower case, of the first element in `head`; empty if something else
// stands in front of it.
[[nodiscard]] std::string root_name(std::string_view head);

}  // namespace nachlese::readers
