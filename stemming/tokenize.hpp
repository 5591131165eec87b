// Finds where tokens begin and end: UAX #29 in spirit, with German rules on top.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "stemming/analyzer.hpp"
#include "stemming/string_table.hpp"

namespace nachlese::text {

// maybe: the lexicon decides (after "3.", "Nr.", "W.", a colon or a quote)
enum class SentenceStart : std::uint8_t { no, maybe, yes };

struct RawToken {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::word;
  SentenceStart start = SentenceStart::no;
  bool capitalized = false;
  bool hyphen_before = false;  // only a hyphen precedes (US-|Präsident)
  bool open_before = false;    // a blank and a hyphen precede: und |-planung
  bool open_after = false;     // a hyphen follows, but no letter or digit: Haus|- und
  bool apostrophe = false;     // has one inside: d'Hondt
  bool sign_after = false;     // one of . & + # / follows at once: it may go on behind that
  bool gender = false;         // Bürger:innen, Lehrer/in, BürgerInnen
};

struct RawTokens {
  struct Address {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t token = 0;  // index of its first token
  };
  std::vector<RawToken> tokens;  // ascending, not overlapping
  // URLs, e-mail addresses, handles: whole; their words are among the tokens.
  std::vector<Address> addresses;
};

// Tables for the rules. Any may be empty, as when the lexicon itself is made.
struct TokenTables {
  StringTable words;
  StringTable function_words;
  StringTable abbreviations;
  StringTable domains;
};

// Replaces the content of `out`.
void tokenize(std::string_view text, const TokenTables& tables, RawTokens& out);

}  // namespace nachlese::text
