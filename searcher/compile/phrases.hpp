// Words in order, and words near each other: what is read from the positions of an article's words.
#pragma once

#include <optional>
#include <string_view>

#include "searcher/compile/context.hpp"

namespace nachlese::search {

// The words of `text` in their order, as they are or in every inflection; a single word by itself.
// Reports a text without words and returns nothing.
[[nodiscard]] std::optional<Plan> phrase(CompileContext& in, std::string_view text, bool inflected,
                                         query::Span span);

// A pattern with hyphens (Nordrhein-West*): the joined word, or its pieces side by side.
[[nodiscard]] Plan hyphened_pattern(CompileContext& in, std::string_view text, query::Span span);

// The operands within the distance, in any order; nothing if none of them has a word.
[[nodiscard]] std::optional<Plan> near(CompileContext& in, const query::Near& node,
                                       query::Span span);

}  // namespace nachlese::search
