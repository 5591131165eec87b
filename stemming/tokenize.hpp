// Where tokens begin and end: UAX #29 in spirit, with the German rules on top.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "stemming/analyzer.hpp"
#include "stemming/string_table.hpp"

namespace nachlese::text {

// maybe: the lexicon decides (after "3.", "Nr." or "W.", a colon, a quote)
enum class SentenceStart : std::uint8_t { no, maybe, yes };

struct RawToken {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::word;
  SentenceStart start = SentenceStart::no;
  bool capitalized = false;
  bool hyphen_before = false;  // joined to the token before by a hyphen alone (US-|Präsident)
  bool open_before = false;    // a hyphen stands before and a blank before that: und |-planung
  bool open_after = false;     // a hyphen follows, then no letter or digit: Haus|- und
  bool gender = false;         // Bürger:innen, Lehrer/in, BürgerInnen
};

struct RawTokens {
  struct Address {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t token = 0;  // index of its first token
  };
  std::vector<RawToken> tokens;  // ascending, not overlapping
  std::vector<Address>
      addresses;  // URLs, e-mail addresses, handles: whole; their words are among the tokens
};

// Tables that the rules look into; any of them may be empty (when the lexicon itself is being
// made).
struct TokenTables {
  StringTable words;
  StringTable function_words;
  StringTable abbreviations;
  StringTable domains;
};

// Replaces the content of `out`.
void tokenize(std::string_view text, const TokenTables& tables, RawTokens& out);

}  // namespace nachlese::text
