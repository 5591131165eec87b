// Noun phrases that can name a speaker: "der CDU-Vorsitzende Friedrich Merz", "ein Sprecher des
// Auswärtigen Amtes", "sie".
#pragma once

#include <cstdint>

#include "entities/quotes/reading.hpp"

namespace nachlese::quotes {

enum class PhraseCase : std::uint8_t { subject, any };

struct SpeakerPhrase {
  std::uint32_t first = 0;  // words [first, last)
  std::uint32_t last = 0;
  std::uint32_t reach = 0;             // behind relative clauses and appositions that belong to it
  std::uint32_t core = 0;              // first noun or name
  std::uint32_t head = 0;              // the noun, or the last word of the name
  std::uint32_t mention = kNoMention;  // the name that it is, rather than one inside it
  bool pronoun = false;
  bool owner = false;  // a possessive pronoun, as in "seiner Ansicht nach"
  bool definite = false;
  bool several = false;  // joined by und

  [[nodiscard]] bool empty() const { return first == last; }
};

struct PhraseRules {
  PhraseCase kase = PhraseCase::subject;
  bool wide = false;  // all that can belong to it: before its verb, where nothing else can stand
};

// The phrase that begins at a word, within [at, end); empty if none does.
[[nodiscard]] SpeakerPhrase phrase_at(const QuoteLexicon& lexicon, const TextReading& reading,
                                      const ner::Names& names, std::uint32_t at, std::uint32_t end,
                                      PhraseRules rules);

// The possessive pronoun at a word as the speaker: whoever it stands for.
[[nodiscard]] SpeakerPhrase owner_at(std::uint32_t at);

// Is it somebody or something that speaks, by its name or noun?
[[nodiscard]] bool is_speaker(const QuoteLexicon& lexicon, const TextReading& reading,
                              const ner::Names& names, const SpeakerPhrase& phrase);

}  // namespace nachlese::quotes
