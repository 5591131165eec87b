// Articles, prepositions, pronouns, conjunctions, auxiliaries and the like: no stem, little weight in a query.
#pragma once

#include <string_view>

namespace nachlese::text {

// `surface`: lower case, ß → ss.
[[nodiscard]] bool is_function_word(std::string_view surface);

}  // namespace nachlese::text
