// Splits query text into lexemes. Accepts any bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/diagnostics.hpp"

namespace nachlese::query {

enum class LexemeKind : std::uint8_t {
  word,
  exact,
  phrase,
  pattern,
  fuzzy,
  field,
  open,
  close,
  plus,
  minus,
  op_and,
  op_or,
  op_not,
  op_near,
  op_at_least,
  end
};

struct Lexeme {
  LexemeKind kind = LexemeKind::end;
  Span span;
  std::string text;        // word without marks, phrase without quotes, operator as written
  unsigned number = 0;     // distance of near and fuzzy, count of at_least; 0 if not given
  bool inflected = false;  // phrase
  Field field = Field::title;
};

inline constexpr std::size_t kMaxQueryBytes = 65536;
inline constexpr std::size_t kMaxWords = 500;
inline constexpr std::size_t kMaxWordBytes = 1000;  // without a blank; addresses are long
inline constexpr unsigned kMaxNumber = 100;         // after NAHE/ and MINDESTENS/
inline constexpr unsigned kDefaultNearDistance = 10;
inline constexpr unsigned kDefaultAtLeast = 2;

// True if the run, which has no blanks, has a *, or a ? before a letter; at the end, ? is
// punctuation.
[[nodiscard]] bool is_pattern(std::string_view run);
// The pattern that a run in a phrase is, without the punctuation around it; empty if it is none.
[[nodiscard]] std::string_view pattern_in(std::string_view run);

// The last lexeme is always `end`.
[[nodiscard]] std::vector<Lexeme> lex(std::string_view text, Diagnostics& diagnostics);

}  // namespace nachlese::query
