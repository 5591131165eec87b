// Neighboring plain words of a query, read together as text is.
#pragma once

#include <span>

#include "searcher/compile/context.hpp"

namespace nachlese::search {

// Adds a clause for each word, joined word or name of several words in `nodes`, which are all
// QueryWords with nothing but blanks between them.
void add_words(CompileContext& in, std::span<const query::Node> nodes, Clauses& out);

}  // namespace nachlese::search
