// What `nachlese entities` prints.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "entities/recognizer.hpp"

namespace nachlese {

// "person", "place", "organisation", "other".
[[nodiscard]] std::string_view to_string(EntityType type);

// One line per name: type, canonical name, number of mentions, roles; tabs between.
[[nodiscard]] std::string names_as_text(const Names& names);

// {"entities":[{"type","name","count","roles"}],"mentions":[{"begin","end","text","entity"}],"agency"} for one text.
[[nodiscard]] std::string names_as_json(const Names& names, std::string_view text);

// Running text: token TAB tag, an empty line after each sentence.
[[nodiscard]] std::string names_as_conll(const Names& names, std::string_view text, const Analysis& analysis);

// True if the lines are single tokens, with a tag or without one, and not running text.
[[nodiscard]] bool looks_like_conll(std::string_view text);

// Tokens of a CoNLL file, sentence by sentence; further columns are dropped.
[[nodiscard]] std::vector<std::vector<std::string>> read_conll(std::string_view text);
[[nodiscard]] std::string write_conll(const std::vector<std::vector<std::string>>& sentences,
                                      const std::vector<std::vector<std::string>>& tags);

}  // namespace nachlese
