// The passage of an article that best shows why it was found.
#pragma once

#include <functional>
#include <string>

#include "core/base/article.hpp"
#include "searcher/compile/highlight_terms.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::search {

// One passage of whole sentences, or two shorter ones when the words lie apart, about 280
// characters together; as HTML with marks and "…" where text was left out. Without any hit the
// beginning of the article. Looks where most words seem to stand and reads on while another place
// promises more than was found, in the first 256 KiB; `present` says which words are there at all
// and is asked for only if one is not seen at a glance.
[[nodiscard]] std::string make_snippet(const Article& article, const Wanted& wanted,
                                       text::Analyzer& analyzer,
                                       const std::function<Groups()>& present);

}  // namespace nachlese::search
