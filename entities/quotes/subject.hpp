// Who does what a frame's verb says: the subject of its clause.
#pragma once

#include "entities/quotes/frame.hpp"

namespace nachlese::quotes {

// Fills speaker, kind (comparison), trailing and dependent of a frame whose verb is known. The
// subject is sought where German has it: before the finite verb if nothing else stands there, else
// behind it; in dependent clauses at their beginning; of "…, die sagte" it is what stands before.
void find_subject(const QuoteLexicon& lexicon, const TextReading& reading, const ner::Names& names,
                  const ReadSentence& sentence, SayingFrame& frame);

// The same for a frame whose cue is a noun.
void find_holder(const QuoteLexicon& lexicon, const TextReading& reading, const ner::Names& names,
                 const ReadSentence& sentence, SayingFrame& frame);

// The subject of a sentence that need not have a frame, as far as its place and noun tell, among
// the words before `end`; empty if nobody who speaks can be told.
[[nodiscard]] SpeakerPhrase likely_subject(const QuoteLexicon& lexicon, const TextReading& reading,
                                           const ner::Names& names, const ReadSentence& sentence,
                                           std::uint32_t end);

}  // namespace nachlese::quotes
