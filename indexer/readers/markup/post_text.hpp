// Texts of blogs and feeds: HTML, HTML that was packed twice, or WordPress's own mixture.
#pragma once

#include <string_view>

#include "indexer/readers/markup/plain_text_of.hpp"

namespace nachlese::readers {

// As text_of_html(); besides, empty lines part paragraphs where no tag does, "[gallery ids=…]" and
// the like go, and tags that were escaped twice are tags.
[[nodiscard]] Text text_of_post(std::string_view raw);

}  // namespace nachlese::readers
