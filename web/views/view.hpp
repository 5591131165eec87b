// What the parts of a page need to know about the page.
#pragma once

#include "core/base/language.hpp"
#include "web/views/html.hpp"
#include "web/views/parameters.hpp"

namespace nachlese::web {

struct View {
  const SearchParameters& search;
  Language language;
};

}  // namespace nachlese::web
