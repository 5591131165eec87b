// The blocks of text of a web page, known again on other pages by their letters.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/readers/markup/tree.hpp"

namespace nachlese::readers {

struct PageBlocks {
  std::uint64_t title = 0;            // of the page; 0 if it has none
  std::vector<std::uint64_t> blocks;  // ascending, each once
};

// Straight from the bytes of a page in any charset that has ASCII; some 300 MB a second. Letters
// beyond ASCII and entities do not count, nor do blocks of few letters.
[[nodiscard]] PageBlocks blocks_of_html(std::string_view html);

// The page without the blocks in `recurring` (ascending). The title, what stands right behind the
// first h1, and what its description says stay: other pages show them as teasers.
[[nodiscard]] Element without_blocks(const Element& page,
                                     const std::vector<std::uint64_t>& recurring);

}  // namespace nachlese::readers
