// Further words at the position of a token: joined hyphen compounds, full forms of elliptic ones,
// dates, whole addresses, and the masculine of gender forms.
#pragma once

#include <string_view>
#include <vector>

#include "stemming/analyzer.hpp"
#include "stemming/tokenize.hpp"
#include "stemming/words.hpp"

namespace nachlese::text {

// `resolved` belongs to `raw.tokens`, and `out.tokens` is complete. Fills out.overlays, ascending
// by position.
void find_overlays(std::string_view text, Purpose purpose, const RawTokens& raw,
                   const std::vector<const Resolved*>& resolved, WordBuilder& words, Analysis& out);

}  // namespace nachlese::text
