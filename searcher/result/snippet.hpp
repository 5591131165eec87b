// The passage of an article that best shows why it was found.
#pragma once

#include <functional>
#include <string>

#include "core/base/article.hpp"
#include "searcher/result/wanted.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese {

// One passage of whole sentences, or two shorter ones when the words lie apart, about 280 characters together; as HTML with marks
// and "…" where text was left out. Without any hit the beginning of the article. Reads on until a passage has all the words that
// are `present` (asked for only if that is not the case at once), at most the first 256 KiB.
[[nodiscard]] std::string make_snippet(const Article& article, const Wanted& wanted, Analyzer& analyzer,
                                       const std::function<Groups()>& present);

}  // namespace nachlese
