// What the parts of a page need to know about the page.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/language.hpp"
#include "web/views/html.hpp"
#include "web/views/parameters.hpp"

namespace nachlese::web {

struct View {
  const SearchParameters& search;
  Language language;
};

// "12 articles" or "12 versions", as the search counts.
[[nodiscard]] std::string say_hits(const View& view, std::uint64_t count);

}  // namespace nachlese::web
