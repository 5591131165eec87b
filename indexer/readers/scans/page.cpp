#include "indexer/readers/scans/page.hpp"

#include <algorithm>

namespace nachlese::readers {

Box around(const Box& a, const Box& b) {
  if (a.width <= 0 && a.height <= 0) return b;
  if (b.width <= 0 && b.height <= 0) return a;
  const float x = std::min(a.x, b.x);
  const float y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

std::size_t count_words(const ScanPage& page) {
  std::size_t words = 0;
  for (const ScanBlock& block : page.blocks) {
    for (const ScanLine& line : block.lines) words += line.words.size();
  }
  return words;
}

void settle_boxes(ScanPage& page) {
  Box all;
  for (ScanBlock& block : page.blocks) {
    Box measured;
    for (ScanLine& line : block.lines) {
      Box words;
      for (const ScanWord& word : line.words) words = around(words, word.box);
      if (line.box.width <= 0) line.box = words;
      measured = around(measured, line.box);
    }
    if (block.box.width <= 0) block.box = measured;
    all = around(all, around(measured, block.box));
  }
  if (page.width <= 0) page.width = all.right();
  if (page.height <= 0) page.height = all.bottom();
}

}  // namespace nachlese::readers
