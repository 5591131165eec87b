// The sentences of a text, for snippets.
//
// Example: in "von Max Muster Der Minister ging.\nZwei Ämter\n\nEr blieb." there are four: a
// byline, a sentence, a headline that stands apart, and a sentence.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "stemming/analyzer.hpp"

namespace nachlese::search {

struct Sentence {
  std::size_t begin = 0;  // bytes of the text, without blanks around
  std::size_t end = 0;
  bool apart = false;   // a line without a full stop, such as a headline: joined with no other
  bool byline = false;  // "Von Max Muster"; also apart
};

// Ascending and disjoint; together all of the text but blanks. `begins`: the text is the beginning
// of a lead or body, where bylines stand.
[[nodiscard]] std::vector<Sentence> sentences_of(std::string_view text,
                                                 const text::Analysis& analysis, bool begins);

// Whether both say the same: equal letters and digits, or a long one that begins with the other.
[[nodiscard]] bool says_the_same(std::string_view left, std::string_view right);

// Where a clause may begin: the bytes behind a comma, semicolon, colon or dash, within begin..end.
[[nodiscard]] std::vector<std::size_t> clause_starts(std::string_view text, std::size_t begin,
                                                     std::size_t end);

[[nodiscard]] constexpr bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

// Without blanks at both ends.
void trim(std::string_view text, std::size_t& begin, std::size_t& end);

}  // namespace nachlese::search
