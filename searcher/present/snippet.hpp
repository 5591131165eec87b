// Makes the snippet: the passage of an article that best shows why it matches.
//
// Example: for the query Gipfeltreffen Helsinki Ergebnis in a body of 8 KiB, the text is cut into
// pieces of about 1 KiB, and a search for the first letters of each word (prefilter.hpp) tells
// which words each may contain. Piece 2 promises Gipfeltreffen and Helsinki, piece 6 only Ergebnis.
// Piece 2 is analyzed: its best run of whole sentences up to 280 bytes has both words, score 2. No
// other piece promises more than 2, so none is read for a single passage. But Ergebnis is still
// missing: the passage is shortened to 150 bytes, piece 6 is read, and both passages are shown,
// joined by "…".
#pragma once

#include <functional>
#include <string>

#include "core/base/article.hpp"
#include "searcher/compile/highlight_terms.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::search {

// HTML of whole sentences: one passage, or two shorter ones if the words lie apart, about 280
// characters in all, with highlights and with "…" where text was left out. Without a match, the
// start of the article. Reads at most the first 256 KiB. `present` tells which words the article
// contains, and is called only if the prefilter misses one.
[[nodiscard]] std::string make_snippet(const Article& article, const Wanted& wanted,
                                       text::Analyzer& analyzer,
                                       const std::function<Groups()>& present);

}  // namespace nachlese::search
