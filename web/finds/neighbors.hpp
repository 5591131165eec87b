// The results around an article.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "web/backend.hpp"
#include "web/views/parameters.hpp"

namespace nachlese::web {

// The results before and after the article, in the list that it was opened from.
struct Neighbors {
  std::size_t place = 0;  // of the article, from 1; 0: unknown
  std::uint64_t total = 0;
  std::string previous;  // ids
  std::string next;
};

// `hit`: its place in that list, as the address says; anything else finds nothing.
[[nodiscard]] Neighbors find_neighbors(Context& context, std::string_view hit,
                                       const SearchParameters& search, const std::string& id);

}  // namespace nachlese::web
