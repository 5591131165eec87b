// Finds columns, lines, paragraphs and headings among the words of a page.
#pragma once

#include <string>
#include <vector>

#include "indexer/readers/scans/page.hpp"

namespace nachlese::readers {

struct LooseWord {
  std::string text;
  Box box;
  float size = 0;  // of the type
  bool bold = false;
};

// Blocks in reading order: column by column, under what spans several of them. A block is a
// paragraph or the lines of a heading.
[[nodiscard]] std::vector<ScanBlock> lay_out(std::vector<LooseWord> words);

// Size of the type of most of the text; 0 without any.
[[nodiscard]] float body_size(const std::vector<ScanPage>& pages);

// Marks as running what stands in the margins of several pages (heads, footers) and the numbers
// there, and gives pages the number printed on them.
void mark_running(std::vector<ScanPage>& pages);

}  // namespace nachlese::readers
