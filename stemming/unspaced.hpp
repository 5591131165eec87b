// Scripts written without blanks between words (Chinese, Japanese, Thai …).
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace nachlese::text {

// Ends of the words in `run`, as ICU's dictionaries see them: ascending byte offsets, the last is
// run.size().
[[nodiscard]] std::vector<std::size_t> unspaced_word_ends(std::string_view run);

}  // namespace nachlese::text
