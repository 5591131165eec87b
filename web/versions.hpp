// The other versions of an article, each with how much it changed.
#pragma once

#include <vector>

#include "web/view.hpp"

namespace nachlese {

[[nodiscard]] Html view_versions(const View& view, const Article& article, const std::vector<Article>& versions);

}  // namespace nachlese
