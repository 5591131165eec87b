// An analyzed text without some of its parts.
#pragma once

#include <vector>

#include "core/base/article.hpp"
#include "stemming/analyzer.hpp"

namespace nachlese::text {

// Tokens and overlays that lie outside of the spans (ascending, disjoint), with their places in the
// whole text.
[[nodiscard]] Analysis outside(const Analysis& analysis, const std::vector<TextSpan>& spans);

// The same, a piece for each stretch between spans; pieces without tokens are left out.
[[nodiscard]] std::vector<Analysis> pieces_outside(const Analysis& analysis,
                                                   const std::vector<TextSpan>& spans);

}  // namespace nachlese::text
