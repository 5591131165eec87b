// PAGE XML (PRImA, as written by Transkribus, eScriptorium, OCR-D): a page with regions, lines and
// words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/scans/page.hpp"

namespace nachlese::readers {

// As read_alto(). Lines without words get boxes for their words by the length of these.
[[nodiscard]] std::vector<ScanPage> read_page_xml(std::string_view text, std::string& problem,
                                                  std::size_t words = kMaxScanWords);

// Words of a line that is recognized as a whole, with their share of its box.
[[nodiscard]] std::vector<ScanWord> words_in_box(std::string_view text, const Box& box,
                                                 float confidence);

}  // namespace nachlese::readers
