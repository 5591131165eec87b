// What a request may ask for at most, whoever makes it: programs that call the library are not
// checked by a command line.
#pragma once

#include <cstddef>
#include <string_view>

namespace nachlese::search {

// Hits of one answer, and values of one list; more are got page by page, or are no page.
inline constexpr std::size_t kMostHits = 1'000'000;
inline constexpr std::size_t kMostOffset = 1'000'000'000;
inline constexpr std::size_t kMostFilters = 200;
inline constexpr std::size_t kMostSuggestions = 1000;
// Bytes of a name, an id, or the beginning of a title: longer ones are none.
inline constexpr std::size_t kMostValueBytes = 2000;

[[nodiscard]] constexpr bool may_be_value(std::string_view text) {
  return text.size() <= kMostValueBytes;
}

}  // namespace nachlese::search
