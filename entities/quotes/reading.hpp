// A text as the rules of quotations read it: words, what stands between them, and each stretch of
// speech in marks as one word.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "entities/quotes/lexicon.hpp"
#include "entities/quotes/marks.hpp"
#include "entities/recognizer.hpp"

namespace nachlese::quotes {

// What stands between a word and the one before it; bits.
enum GapSign : std::uint16_t {
  kComma = 1U << 0,
  kColon = 1U << 1,
  kSemicolon = 1U << 2,
  kDash = 1U << 3,
  kOpenBracket = 1U << 4,
  kCloseBracket = 1U << 5,
  kStop = 1U << 6,  // . ! ? …
  kParagraph = 1U << 7,
  kOpenMark = 1U << 8,
  kCloseMark = 1U << 9,
};

inline constexpr std::uint16_t kClauseBorder = kComma | kColon | kSemicolon | kDash;

inline constexpr std::uint32_t kNoMention = ~0U;

struct ReadWord {
  std::uint32_t begin = 0;  // bytes of the field
  std::uint32_t end = 0;
  std::string_view surface;
  const SpeechWord* known = nullptr;
  std::uint32_t mention = kNoMention;  // index into Names::mentions of the name it belongs to
  std::uint16_t gap = 0;
  bool capital = false;
  bool number = false;
  bool joined = false;  // by a hyphen
  bool quoted = false;  // in marks that hold a piece of the sentence
  bool speech = false;  // stands for a whole stretch in marks, which `begin` and `end` enclose

  [[nodiscard]] bool is(std::uint32_t cls) const {
    return known != nullptr && (known->classes & cls) != 0;
  }
  [[nodiscard]] bool before(std::uint16_t signs) const { return (gap & signs) != 0; }
};

struct ReadSentence {
  std::uint32_t first = 0;  // words [first, last)
  std::uint32_t last = 0;
  bool paragraph_start = false;
  bool speech = false;        // has a word that stands for speech
  bool verbs = false;         // has a form of a verb of saying
  std::uint32_t classes = 0;  // that any of its words has
  std::uint16_t signs = 0;    // that stand before any of its words
};

struct TextReading {
  std::string_view text;
  std::uint32_t field = 0;
  std::vector<MarkPair> pairs;
  std::vector<ReadWord> words;
  std::vector<ReadSentence> sentences;
};

[[nodiscard]] TextReading read_text(const QuoteLexicon& lexicon, const ner::AnalyzedField& field,
                                    std::uint32_t number, const ner::Names& names);

// First and last border of the clause around a word, within [first, last): the words between two
// commas, colons, dashes or stretches of speech.
[[nodiscard]] std::uint32_t clause_begin(const TextReading& reading, std::uint32_t first,
                                         std::uint32_t word);
[[nodiscard]] std::uint32_t clause_end(const TextReading& reading, std::uint32_t last,
                                       std::uint32_t word);

}  // namespace nachlese::quotes
