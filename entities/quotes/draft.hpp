// Quotations of one sentence as the rules find them, before their speakers have names.
#pragma once

#include <cstdint>
#include <vector>

#include "entities/quotes/frame.hpp"

namespace nachlese::quotes {

struct QuoteDraft {
  QuoteType type = QuoteType::direct;
  std::uint32_t first = 0;  // words [first, last)
  std::uint32_t last = 0;
  ByteSpan text;
  ByteSpan cue;
  ByteSpan particle;
  SpeakerPhrase speaker;
  bool plural = false;   // the verb says that several speak
  bool follows = false;  // its frame is that of a sentence before
};

// All that the rules of one sentence see.
struct SentenceView {
  const QuoteLexicon& lexicon;
  const TextReading& reading;
  const ner::Names& names;
  const ReadSentence& sentence;
  std::vector<SayingFrame> frames;

  [[nodiscard]] const ReadWord& word(std::uint32_t at) const { return reading.words[at]; }
  [[nodiscard]] bool starts_clause(std::uint32_t at) const {
    return at < sentence.last && word(at).before(kClauseBorder);
  }
};

// The bytes of words [first, last): with marks and brackets that open or close in them, with the
// full stop if they are a whole sentence.
[[nodiscard]] ByteSpan text_of(const TextReading& reading, std::uint32_t first, std::uint32_t last,
                               bool whole_sentence);

[[nodiscard]] QuoteDraft make_draft(const SentenceView& view, QuoteType type, std::uint32_t first,
                                    std::uint32_t last, const SayingFrame& frame);

// Who spoke last, for sentences without a frame.
struct SpeakingContext {
  SpeakerPhrase speaker;
  ByteSpan cue;
  bool plural = false;
  bool quoted = false;  // by a quotation, else only the subject of the sentence before
};

// Each appends to `drafts` what it finds in the sentence; drafts found before are seen by those
// that come later.
void find_indirect(const SentenceView& view, const SpeakingContext& before,
                   std::vector<QuoteDraft>& drafts);
// A sentence without a frame that goes on in the subjunctive, where nothing else was found in it.
void find_followed(const SentenceView& view, const SpeakingContext& before,
                   std::vector<QuoteDraft>& drafts);
void find_reported(const SentenceView& view, std::vector<QuoteDraft>& drafts);
void find_direct(const SentenceView& view, const SpeakingContext& before,
                 std::vector<QuoteDraft>& drafts);

}  // namespace nachlese::quotes
