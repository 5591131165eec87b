// Output formats of `nachlese entities`.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "entities/recognizer.hpp"

namespace nachlese::ner {

// "person", "place", "organisation", "other".
[[nodiscard]] std::string_view to_string(EntityType type);

// One line per name: type, canonical name, number of mentions and roles, separated by tabs. A
// credited agency comes last.
[[nodiscard]] std::string names_as_text(const Names& names);

// JSON for one text on one line: [{"name","type","roles":[…],"mentions":[{"begin","end","text"}]}].
// A credited agency comes last.
[[nodiscard]] std::string names_as_json(const Names& names, std::string_view text);

// Reads the tokens of a CoNLL file as documents of sentences, ignoring further columns. -DOCSTART-
// starts a document; without it, each sentence is one.
[[nodiscard]] std::vector<std::vector<std::vector<std::string>>> read_conll(std::string_view text);

// Writes token TAB tag, with an empty line after each sentence.
[[nodiscard]] std::string write_conll(const std::vector<std::vector<std::string>>& sentences,
                                      const std::vector<std::vector<std::string>>& tags);

}  // namespace nachlese::ner
