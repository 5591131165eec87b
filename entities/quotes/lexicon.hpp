// The words that quotations are recognized by: verbs of saying in all their forms, and classes of
// function words (resources/quotes/).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "stemming/analyzer.hpp"

namespace nachlese::quotes {

// Bits of SpeechWord::classes; the names of the lines in words.tsv.
enum SpeechClass : std::uint32_t {
  kDeterminer = 1U << 0,
  kOblique = 1U << 1,
  kGenitive = 1U << 2,
  kPronoun = 1U << 3,
  kRelative = 1U << 4,
  kComplementizer = 1U << 5,
  kQuestion = 1U << 6,
  kSubordinate = 1U << 7,
  kCoordinate = 1U << 8,
  kHave = 1U << 9,
  kBecome = 1U << 10,
  kPreposition = 1U << 11,
  kAttributive = 1U << 12,
  kAdverb = 1U << 13,
  kSubjunctive = 1U << 14,
  kConditional = 1U << 15,
  kAttribution = 1U << 16,
  kClaim = 1U << 17,
  kTitleNoun = 1U << 18,
  kTime = 1U << 19,
  kSpeakerNoun = 1U << 20,
  kMedia = 1U << 21,
  kPersonNoun = 1U << 22,
  kModal = 1U << 23,
  kBe = 1U << 24,
  kCompanyNoun = 1U << 25,
  kThing = 1U << 26,  // ends like somebody who speaks (Flugzeuge)
};

// Words that never are an adjective or a noun in small letters.
inline constexpr std::uint32_t kFunctionWord = kDeterminer | kOblique | kPronoun | kRelative |
                                               kComplementizer | kQuestion | kSubordinate |
                                               kCoordinate | kHave | kBecome | kBe | kModal |
                                               kPreposition | kAdverb | kSubjunctive | kConditional;

// What a verb governs.
enum Government : std::uint8_t {
  kSpeech = 1U << 0,
  kClause = 1U << 1,
  kQuestionClause = 1U << 2,
  kInfinitive = 1U << 3,
  kObject = 1U << 4,
  kNaming = 1U << 5,  // nannte ihn „…“
};

struct SayingVerb {
  std::string lemma;
  std::string particle;     // empty: not separable
  std::string preposition;  // of its object; empty: accusative
  std::uint8_t government = 0;
};

enum class VerbShape : std::uint8_t { finite, joined, participle };

struct VerbForm {
  std::uint16_t verb = 0;  // index into QuoteLexicon::verbs
  VerbShape shape = VerbShape::finite;
};

struct SpeechWord {
  std::uint32_t classes = 0;
  std::vector<VerbForm> forms;
};

struct SurfaceHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

struct QuoteLexicon {
  std::vector<SayingVerb> verbs;
  // By surface form, as the analyzer makes it (lower case, ss for ß).
  std::unordered_map<std::string, SpeechWord, SurfaceHash, std::equal_to<>> words;

  // The same words as a flat table, by hash; its size is a power of two. See index().
  struct Slot {
    std::uint64_t hash = 0;
    std::string_view word;
    const SpeechWord* known = nullptr;  // null: empty
  };
  std::vector<std::uint16_t> table;  // 1 + place in slots; 0: empty
  std::vector<Slot> slots;

  // Makes the table of `words`, which must not change afterwards.
  void index();

  // Null if nothing is known of it.
  [[nodiscard]] const SpeechWord* find(std::string_view surface) const;
  // 1 + its place in `slots`; 0 if nothing is known of it.
  [[nodiscard]] std::uint16_t number_of(std::string_view surface) const;

  // Does the word, or the last part of it as a compound, have the class (Finanzministerin:
  // kSpeakerNoun)?
  [[nodiscard]] bool ends_in(std::string_view surface, std::uint32_t cls) const;
};

// What the lexicon knows of an analyzer's words, each looked up once. Not thread-safe.
class KnownWords {
 public:
  // Of the analysis whose words are asked for.
  void use(const QuoteLexicon& lexicon, std::uint64_t vocabulary);
  // Null if nothing is known of it.
  const SpeechWord* of(const text::Word& word) {
    const std::uint32_t id = word.surface.id;
    if (id >= numbers_.size() || numbers_[id] == 0) look_up(word.surface);
    const std::uint16_t number = numbers_[id];
    return number == 1 ? nullptr : lexicon_->slots[number - 2U].known;
  }

 private:
  void look_up(const text::Term& surface);

  const QuoteLexicon* lexicon_ = nullptr;
  std::uint64_t vocabulary_ = 0;
  std::vector<std::uint16_t> numbers_;  // by id of the surface: 1 + number_of(); 0: not looked up
};

// As surface forms are written; capitals of Latin-1 only.
[[nodiscard]] std::string lower_surface(std::string_view word);

// Throws Error(archive) naming the line that cannot be read.
[[nodiscard]] QuoteLexicon load_quote_lexicon();

}  // namespace nachlese::quotes
