// Endings of words.
#pragma once

#include <string_view>

namespace nachlese::text {

// True if `word` is longer than `ending` and ends in it.
[[nodiscard]] constexpr bool has_ending(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() && word.ends_with(ending);
}

}  // namespace nachlese::text
