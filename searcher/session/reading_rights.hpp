// What readers may see (core/base/reading_rights.hpp), in terms and slots of archives.
#pragma once

#include "core/base/reading_rights.hpp"
#include "core/store/visible_articles.hpp"

namespace nachlese::search {

[[nodiscard]] store::VisibilityRules visibility_rules(const ReadingRights& rights);

}  // namespace nachlese::search
