// Where the highlights of an article stand on its printed pages.
#pragma once

#include <vector>

#include "searcher/api/article.hpp"

namespace nachlese::search {

// The boxes of the words that hold a part of `places`, ascending by page.
[[nodiscard]] std::vector<WordBox> marks_on_pages(const Article& article,
                                                  const std::vector<TextPlace>& places);

}  // namespace nachlese::search
