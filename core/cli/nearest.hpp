// Guesses the verb, flag or key that somebody has misspelt.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nachlese::cli {

// The entry of `known` nearest to `word`, with at most one mistake for every three letters; empty
// if none is near.
[[nodiscard]] std::string nearest(const std::vector<std::string>& known, std::string_view word);

}  // namespace nachlese::cli
