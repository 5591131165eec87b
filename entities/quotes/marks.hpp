// Pairs of quotation marks in a text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "entities/quotes/quotes.hpp"

namespace nachlese::quotes {

struct MarkPair {
  ByteSpan outer;  // with the marks
  ByteSpan inner;
};

// Pairs that lie in no other pair, ascending: „“ “” »« «» "" ‚‘ ›‹ and wrong mixtures („…" , „…”).
// What a mark does is told by its kind and by the blanks around it. A mark that opens a paragraph
// while one is open goes on with it („… ¶ „… “), as papers do: each paragraph is then a pair. Marks
// without a partner are none.
[[nodiscard]] std::vector<MarkPair> pair_marks(std::string_view text);

}  // namespace nachlese::quotes
