// What is known about German words before a text is read: how often and how they are written, and
// the lists of exceptions. Made from resources/lexicon/ at build time; nothing is parsed at start.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "stemming/string_table.hpp"

namespace nachlese::text {

// How often a form stands in lower case, and capitalized inside sentences, in the text that was
// counted (about 33 million words of parliamentary speeches and news). Approximate (within 5 %);
// both 0 for a word that is not in the lexicon.
struct Usage {
  std::uint32_t lower = 0;
  std::uint32_t upper = 0;

  [[nodiscard]] std::uint32_t total() const { return lower + upper; }
  [[nodiscard]] bool mostly_upper() const { return upper > lower; }
};

// `surface`: lower case, ß → ss.
[[nodiscard]] Usage word_usage(std::string_view surface);

struct Lexicon {
  StringTable
      words;  // surface → codes of the counts lower, capitalized and as a head (see WordEntry), 1
              // for a surname, and the stems (put_stem) as a noun and, where another, in lower case
  StringTable modifiers;       // first part of a compound as it stands → ModifierEntry
  StringTable function_words;  // surface → ""
  StringTable stems;  // surface, nouns with kNounMark before it (kWholeNounMark: not as the last
                      // member) → stem
  StringTable strong_verbs;  // form of a strong verb without prefix → stem
  StringTable bases;  // adjectives and verbs without ending whose last letter looks like one → ""
  StringTable verb_prefixes;  // surface → ""; also its first two bytes and - → bit mask of the
                              // lengths that begin so
  StringTable er_plurals;     // last member of a noun without -er, umlauts folded → ""
  StringTable whole;  // surface → "": words that look like compounds and are not to be split
  StringTable short_parts;   // surface → "": parts of three letters that are allowed
  StringTable no_heads;      // surface → "": endings and the like, never the last part
  StringTable no_modifiers;  // surface → "": prefixes and the like, never a part before the last
  StringTable
      adjective_heads;  // adjective without ending that makes compounds (freundlich, kritisch) → ""
  StringTable abbreviations;  // letters without dots and blanks, case kept → "." if it usually ends
                              // with a dot, else ""
  StringTable old_words;  // spelling before 1901 → today's, where no rule leads there
  StringTable domains;    // top-level domain → ""

  static const Lexicon& get();
};

inline constexpr char kNounMark = '\x01';
inline constexpr char kWholeNounMark = '\x02';
inline constexpr std::string_view kAfterPrefix =
    "~";  // before forms of strong verbs that only follow a prefix: ver-worfen

struct WordEntry {
  std::uint32_t lower = 0;
  std::uint32_t upper = 0;
  std::uint32_t compounds = 0;  // different compounds that end in a form of it
  bool head = false;            // a noun that may end a compound
  bool surname = false;
};

struct ModifierEntry {
  std::uint32_t compounds = 0;  // different compounds that begin with it
  unsigned penalty = 0;         // the more, the less usual this way of joining
  std::size_t cut = 0;          // regierungs → regierung: bytes to cut …
  std::string_view append;      // … schul → schule: and to append
};

[[nodiscard]] std::optional<WordEntry> find_word(std::string_view surface);

// Stems of the words of the lexicon are worked out when the image is made: how many bytes of the
// word with its umlauts folded are kept, how many are appended, and those.
inline constexpr std::size_t kCountBytes = 4;
void put_stem(std::string& value, std::string_view folded, std::string_view stem);
// False if the lexicon does not have the word.
[[nodiscard]] bool known_stem(std::string_view surface, bool noun, std::string& out);

[[nodiscard]] std::optional<ModifierEntry> find_modifier(std::string_view written);

// Counts are stored in one byte each: 8 · log2(1 + n), rounded.
[[nodiscard]] std::uint8_t count_code(std::uint32_t count);
[[nodiscard]] std::uint32_t count_of_code(std::uint8_t code);

// The image as compiled in; part of the analyzer's fingerprint.
[[nodiscard]] std::string_view lexicon_image();

}  // namespace nachlese::text
