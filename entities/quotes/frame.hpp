// Frames: who says, with which verb, preposition or noun. "…, sagte der Minister", "laut Polizei".
#pragma once

#include <cstdint>
#include <vector>

#include "entities/quotes/phrase.hpp"

namespace nachlese::quotes {

enum class FrameKind : std::uint8_t {
  verb,         // der Minister sagte
  comparison,   // wie der Minister sagte
  attribution,  // laut Minister, nach Angaben des Ministers, dem Minister zufolge, so der Minister
  noun,         // der Minister vertritt die These
};

struct SayingFrame {
  FrameKind kind = FrameKind::verb;
  std::uint32_t first = 0;  // words [first, last) of the clause that is the frame, without what it
  std::uint32_t last = 0;   // governs; of an attribution only its own words
  std::uint32_t cue = 0;    // words [cue, cue_last)
  std::uint32_t cue_last = 0;
  std::uint32_t particle = kNoWord;
  std::uint32_t finite = kNoWord;  // the verb or its auxiliary; kNoWord: attribution, noun
  std::uint32_t verb = kNoWord;    // index into QuoteLexicon::verbs
  std::uint8_t government = 0;
  SpeakerPhrase speaker;  // empty: unknown (passive, "es heißt")
  bool trailing = false;  // stands behind what is said, with its verb first: „…“, sagte er
  bool passive = false;
  bool dependent = false;  // in a relative or other dependent clause

  static constexpr std::uint32_t kNoWord = ~0U;
};

// All frames of a sentence, ascending by cue.
[[nodiscard]] std::vector<SayingFrame> frames_in(const QuoteLexicon& lexicon,
                                                 const TextReading& reading,
                                                 const ner::Names& names,
                                                 const ReadSentence& sentence);

}  // namespace nachlese::quotes
