// Which of a story's versions a search finds.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "web/backend.hpp"

namespace nachlese::web {

// Their ids.
[[nodiscard]] std::set<std::string> found_of(Context& context, search::SearchRequest request,
                                             const std::vector<Article>& versions);

}  // namespace nachlese::web
