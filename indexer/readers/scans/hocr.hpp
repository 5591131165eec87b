// hOCR: pages of recognized text as HTML, as Tesseract, OCRopus and Kraken write them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/markup/tree.hpp"
#include "indexer/readers/scans/page.hpp"

namespace nachlese::readers {

// True for the start of an HTML file that is hOCR.
[[nodiscard]] bool is_hocr_text(std::string_view head);

// The pages of a parsed file; no more than `words` words, of which `problem` tells.
[[nodiscard]] std::vector<ScanPage> read_hocr(const Element& html, std::string& problem,
                                              std::size_t words = kMaxScanWords);

}  // namespace nachlese::readers
