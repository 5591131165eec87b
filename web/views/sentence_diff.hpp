// Two versions of a text side by side: whole sentences, those that correspond in one row.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/views/diff.hpp"

namespace nachlese::web {

struct SentenceRow {
  enum class Kind : std::uint8_t { same, changed, removed, added };
  Kind kind = Kind::same;
  // What differs within the sentences is marked. Empty where the version lacks the sentence.
  std::vector<DiffPiece> before;
  std::vector<DiffPiece> after;
  bool paragraph = false;  // begins one, in a version that has it
};

// Sentences in order; of those that are not the same, the ones that share most of their words
// correspond. Ignores white space.
[[nodiscard]] std::vector<SentenceRow> diff_sentences(std::string_view before,
                                                      std::string_view after);

struct WordChanges {
  std::size_t added = 0;
  std::size_t removed = 0;
};
[[nodiscard]] WordChanges count_changes(const std::vector<SentenceRow>& rows);

// Views into the text. A line end ends a sentence, too.
struct DiffSentence {
  std::string_view text;
  bool paragraph = false;  // begins one
};
[[nodiscard]] std::vector<DiffSentence> sentences_of(std::string_view text);

}  // namespace nachlese::web
