// What is asked of quotations, and how positions answer it (core/base/quote_positions.hpp).
//
// Example: `sagt:Merz zitat:(Druck "auf Moskau")` becomes two conditions, where m is the term of
// his quotations:
//   (NEAR m, druck, auf, moskau within a quotation)   the words are in the same quotation of his
//   (PHRASE auf m moskau)                             the phrase is in one of them
#pragma once

#include <string>
#include <vector>

#include "searcher/plan/plan.hpp"

namespace nachlese::search {

// Quotations that hold the words, by anybody or by any of some speakers.
struct QuoteCondition {
  Plan words;                         // as matching() leaves them; everything: any quotation
  std::vector<std::string> speakers;  // terms; empty: anybody
};

// Articles with a quotation that holds what `words` says, which has alternatives, conjunctions,
// phrases and words near each other, and terms that have positions in quotations. `markers`: terms
// of which one marks the quotation. The most likely of too many alternatives are kept. A phrase
// beside other words may, very rarely, stand in another quotation than they do.
[[nodiscard]] Plan in_quotation(const Plan& words, const std::vector<std::string>& markers);

}  // namespace nachlese::search
