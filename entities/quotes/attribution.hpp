// Frames without a verb: laut X, X zufolge, nach Angaben von X, so X.
#pragma once

#include <vector>

#include "entities/quotes/frame.hpp"

namespace nachlese::quotes {

void add_attributions(const QuoteLexicon& lexicon, const TextReading& reading,
                      const ner::Names& names, const ReadSentence& sentence,
                      std::vector<SayingFrame>& frames);

}  // namespace nachlese::quotes
