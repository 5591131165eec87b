// What a part of a page needs to know of the page that it is on.
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
