// What somebody meant who misspelt the name of a verb, a flag or a key.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nachlese::cli {

// The one that `word` is most like, with at most one mistake in three of its letters; empty if it
// is like none.
[[nodiscard]] std::string nearest(const std::vector<std::string>& known, std::string_view word);

}  // namespace nachlese::cli
