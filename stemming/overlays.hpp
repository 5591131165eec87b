// Adds words at the position of a token: joined hyphen compounds, full forms of elliptic ones,
// dates, whole addresses, and masculines of gender forms.
#pragma once

#include <string_view>
#include <vector>

#include "stemming/analyzer.hpp"
#include "stemming/tokenize.hpp"
#include "stemming/words.hpp"

namespace nachlese::text {

// Fills out.overlays, ascending by position. `resolved` belongs to `raw.tokens`; `out.tokens` must
// be complete.
void find_overlays(std::string_view text, Purpose purpose, const RawTokens& raw,
                   const std::vector<const Resolved*>& resolved, WordBuilder& words, Analysis& out);

}  // namespace nachlese::text
