// Segments scripts that have no blanks between words (Chinese, Japanese, Thai …).
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace nachlese::text {

// Ends of the words in `run` by ICU's dictionaries, as ascending byte offsets; the last is
// run.size().
[[nodiscard]] std::vector<std::size_t> unspaced_word_ends(std::string_view run);

}  // namespace nachlese::text
