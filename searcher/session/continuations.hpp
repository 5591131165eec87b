// Suggestions that the words before the unfinished one lead to: `Olaf S` to Olaf Scholz, `hartz i`
// to IV, `quelle:elb` to the values of a field.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/archive_database.hpp"
#include "searcher/api/suggestion.hpp"
#include "searcher/session/state.hpp"

namespace nachlese::search {

// What was typed: whole words, and the beginning of one.
struct Typed {
  std::vector<std::string> before;  // folded
  std::string beginning;            // folded
};
[[nodiscard]] Typed typed_words(std::string_view text);

// Names that hold the last words and go on with the beginning, most frequent first.
[[nodiscard]] std::vector<Suggestion> names_going_on(Searcher::State& state,
                                                     const store::ArchiveDatabase& database,
                                                     const Typed& typed);

// Words that stand behind the last whole word in a few articles, most frequent there first; none
// behind a word that is in many.
[[nodiscard]] std::vector<Suggestion> words_going_on(const store::ArchiveDatabase& database,
                                                     const Typed& typed);

// If the last word is a field with a value that was begun: values that go on so, most frequent
// first. True if it is one.
[[nodiscard]] bool values_of_field(Searcher::State& state, const store::ArchiveDatabase& database,
                                   std::string_view last_word, std::size_t most,
                                   std::vector<Suggestion>& out);

}  // namespace nachlese::search
