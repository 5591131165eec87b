// Splits streams of teleprinter messages: each between SOH and EOT, or ZCZC and NNNN.
#pragma once

#include "indexer/readers/bytes/buffered_input.hpp"
#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

inline constexpr char kWireStart = '\x01';  // SOH
inline constexpr char kWireEnd = '\x04';    // EOT

// As Format::split. Marks count anywhere on a line.
void split_wire(BufferedInput& input, const Record& origin, const RecordSink& sink);

}  // namespace nachlese::readers
