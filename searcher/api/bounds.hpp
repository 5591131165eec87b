// Upper bounds for requests. The library checks them, since programs may call it without a command
// line.
#pragma once

#include <cstddef>
#include <string_view>

namespace nachlese::search {

// Hits of one answer and values of one list; get more page by page.
inline constexpr std::size_t kMostHits = 1'000'000;
inline constexpr std::size_t kMostOffset = 1'000'000'000;
inline constexpr std::size_t kMostFilters = 1'000;
inline constexpr std::size_t kMostSuggestions = 1000;
// Bytes of a name, an id, or the start of a title; longer ones match nothing.
inline constexpr std::size_t kMostValueBytes = 2000;

[[nodiscard]] constexpr bool may_be_value(std::string_view text) {
  return text.size() <= kMostValueBytes;
}

}  // namespace nachlese::search
