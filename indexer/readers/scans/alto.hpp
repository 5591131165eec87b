// ALTO (versions 1 to 4): the pages of one file, with words, boxes and confidence.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/scans/page.hpp"

namespace nachlese::readers {

// `text` is UTF-8. Broken XML gives as much as can be read, and `problem` says what was wrong. No
// more than `words` words. Throws TooMuchWork.
[[nodiscard]] std::vector<ScanPage> read_alto(std::string_view text, std::string& problem,
                                              std::size_t words = kMaxScanWords);

}  // namespace nachlese::readers
