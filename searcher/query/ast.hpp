// The syntax tree of a query: plain values, no Xapian.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/period.hpp"
#include "searcher/query/fields.hpp"

namespace nachlese::query {

// Bytes of the query.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(const Span&, const Span&) = default;
};

struct Node;

// A run of characters without blanks; the analyzer may find several words in it (US-Präsident).
struct QueryWord {
  std::string text;
  bool exact = false;  // =wort: this form only
};

struct Phrase {
  std::string text;
  bool inflected = false;  // "…"~: every form of the words
};

// A word with * (any letters) or ? (one letter).
struct Pattern {
  std::string text;
};

struct Fuzzy {
  std::string text;
  unsigned distance = 0;  // edit distance; 0: depends on the word's length
};

// All operands. Relaxation may drop those that are not `required`.
struct Conjunction {
  std::vector<Node> operands;
};

struct Disjunction {
  std::vector<Node> operands;
};

// All operands within `distance` words, in any order.
struct Near {
  std::vector<Node> operands;
  unsigned distance = 0;
};

// At least `count` of the operands; 1 < count <= their number.
struct AtLeast {
  std::vector<Node> operands;
  unsigned count = 0;
};

struct Negation {
  std::vector<Node> operand;  // exactly one
};

// Searches the operand in one field. Fields do not nest: the inner one counts.
struct InField {
  Field field = Field::title;
  std::vector<Node> operand;  // exactly one
};

struct Node {
  std::variant<QueryWord, Phrase, Pattern, Fuzzy, DateRange, Conjunction, Disjunction, Near,
               AtLeast, Negation, InField>
      value;
  Span span;
  bool required = false;  // +word, or joined by UND; only used in a Conjunction
};

}  // namespace nachlese::query
