// What `nachlese entities` prints.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "entities/recognizer.hpp"

namespace nachlese::ner {

// "person", "place", "organisation", "other".
[[nodiscard]] std::string_view to_string(EntityType type);

// One line per name: type, canonical name, number of mentions, roles; tabs between. A credited
// agency comes last.
[[nodiscard]] std::string names_as_text(const Names& names);

// [{"name","type","roles":[…],"mentions":[{"begin","end","text"}]}] for one text, a credited agency
// last, on one line.
[[nodiscard]] std::string names_as_json(const Names& names, std::string_view text);

// Tokens of a CoNLL file as documents of sentences; further columns are dropped. Lines of
// -DOCSTART- begin a document; without any, each sentence is one.
[[nodiscard]] std::vector<std::vector<std::vector<std::string>>> read_conll(std::string_view text);

// token TAB tag, an empty line after each sentence.
[[nodiscard]] std::string write_conll(const std::vector<std::vector<std::string>>& sentences,
                                      const std::vector<std::vector<std::string>>& tags);

}  // namespace nachlese::ner
