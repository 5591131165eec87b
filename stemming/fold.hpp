// Folds whole values (names, sources, sections) for boolean terms and filters.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::text {

// NFKC; lower case by German rules, without locale; ß → ss; typographic apostrophes and hyphens → '
// and -; runs of white space → one blank, none at the ends. Keeps umlauts and accents. Idempotent.
[[nodiscard]] std::string fold_value(std::string_view text);

// A folded value as those type it who leave out accents and write umlauts with e: josé → jose,
// müller → mueller. The same for all spellings of a name.
[[nodiscard]] std::string plain_value(std::string_view folded);

}  // namespace nachlese::text
