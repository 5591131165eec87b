// Prints the tree in a canonical form, for `nachlese explain` and tests.
#pragma once

#include <string>

#include "searcher/query/ast.hpp"

namespace nachlese::query {

// Prefix notation with English names: (AND Treffen +Putin (NOT (person "Donald Trump")) (date
// 2018-07..)). + marks required operands.
[[nodiscard]] std::string to_string(const Node& node);

}  // namespace nachlese::query
