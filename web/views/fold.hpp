// Simple folding to compare typed text with lists. Searching uses the far better analysis of the
// searcher.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::web {

// Lower-cases ASCII and Latin-1; quotation marks, dashes and other signs of Unicode become blanks.
[[nodiscard]] std::string fold_letters(std::string_view text);

}  // namespace nachlese::web
