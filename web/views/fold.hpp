// Comparing what people type with what stands in lists; searching is the searcher's affair, which
// knows far more of it.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::web {

// Lower case for ASCII and Latin-1; quotation marks, dashes and other signs of Unicode become
// blanks.
[[nodiscard]] std::string fold_letters(std::string_view text);

}  // namespace nachlese::web
