// The lexicon of German words: how often and how each is written, and lists of exceptions. Built
// from resources/lexicon/ at compile time; start-up parses nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "stemming/string_table.hpp"

namespace nachlese::text {

// How often a form is written in lower case, and capitalized inside sentences, in the counted text
// (some 33 million words of parliamentary speeches and news). Accurate to 5 %; both are 0 for a
// word outside the lexicon.
struct Usage {
  std::uint32_t lower = 0;
  std::uint32_t upper = 0;

  [[nodiscard]] std::uint32_t total() const { return lower + upper; }
  [[nodiscard]] bool mostly_upper() const { return upper > lower; }
};

// `surface`: lower case, ß → ss.
[[nodiscard]] Usage word_usage(std::string_view surface);

struct Lexicon {
  // Surface → codes of the counts lower, capitalized and as a head (see WordEntry), 1 for a
  // surname, and the stems (put_stem) as a noun and, where another, in lower case.
  StringTable words;
  StringTable modifiers;       // modifier of a compound as written → ModifierEntry
  StringTable function_words;  // surface → ""
  // Surface → stem; nouns have kNounMark before them (kWholeNounMark: not as the last member).
  StringTable stems;
  StringTable strong_verbs;  // form of a strong verb without prefix → stem
  StringTable bases;         // adjectives and verbs whose last letter looks like an ending → ""
  // Surface → ""; also first two bytes and - → bit mask of the lengths of such prefixes.
  StringTable verb_prefixes;
  StringTable er_plurals;    // last member of a noun, without -er and umlauts → ""
  StringTable whole;         // surface → "": words that look like compounds but are never split
  StringTable short_parts;   // surface → "": allowed parts of three letters
  StringTable no_heads;      // surface → "": never the last part (endings and the like)
  StringTable no_modifiers;  // surface → "": never another part (prefixes and the like)
  // Adjective without ending that makes compounds (freundlich, kritisch) → ""
  StringTable adjective_heads;
  // Letters without dots and blanks, case kept → "." if it usually ends with a dot, else "".
  StringTable abbreviations;
  StringTable old_words;  // spelling before 1901 → today's, where no rule does it
  // Written form, with ^ and $ where it holds only there → unified form; also the first three bytes
  // and kReformStart → bit mask of the lengths of such forms; and kReformStart alone → a set of
  // bits (reform_start_bit).
  StringTable reform;
  StringTable name_keys;  // spelling of a foreign name, in plain Latin letters → its key
  StringTable domains;    // top-level domain → ""

  static const Lexicon& get();
};

inline constexpr char kReformStart = '\x01';
// Hash of the first three bytes of a form, for a filter before the table.
inline constexpr std::size_t kReformBits = 2040;
[[nodiscard]] constexpr std::size_t reform_start_bit(const char* start) {
  const auto byte = [&](std::size_t i) {
    return std::size_t{static_cast<unsigned char>(start[i])};
  };
  return (byte(0) * 961 + byte(1) * 31 + byte(2)) % kReformBits;
}
inline constexpr char kNounMark = '\x01';
inline constexpr char kWholeNounMark = '\x02';
// Before forms of strong verbs that only follow a prefix: ver-worfen.
inline constexpr std::string_view kAfterPrefix = "~";

struct WordEntry {
  std::uint32_t lower = 0;
  std::uint32_t upper = 0;
  std::uint32_t compounds = 0;  // compounds that end in a form of it
  bool head = false;            // a noun that may end compounds
  bool surname = false;
};

struct ModifierEntry {
  std::uint32_t compounds = 0;  // compounds that begin with it
  unsigned penalty = 0;         // the higher, the rarer this linking form
  std::size_t cut = 0;          // regierungs → regierung: bytes to cut,
  std::string_view append;      // schul → schule: letters to append
};

[[nodiscard]] std::optional<WordEntry> find_word(std::string_view surface);

// Appends a stem to the value of a word, as three things: bytes kept of the word with umlauts
// folded, bytes appended, and those bytes. The stems of the lexicon are computed when the image is
// made.
inline constexpr std::size_t kCountBytes = 4;
void put_stem(std::string& value, std::string_view folded, std::string_view stem);
// Gives the precomputed stem; false if the lexicon lacks the word.
[[nodiscard]] bool known_stem(std::string_view surface, bool noun, std::string& out);

[[nodiscard]] std::optional<ModifierEntry> find_modifier(std::string_view written);

// Encodes a count in one byte: 8 · log2(1 + n), rounded.
[[nodiscard]] std::uint8_t count_code(std::uint32_t count);
[[nodiscard]] std::uint32_t count_of_code(std::uint8_t code);

// The embedded image; its hash is part of the analyzer's fingerprint.
[[nodiscard]] std::string_view lexicon_image();

}  // namespace nachlese::text
