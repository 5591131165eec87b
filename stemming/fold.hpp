// Folds whole values (names, sources, sections) for boolean terms and filters.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::text {

// NFKC; lower case by German rules, without locale; ß → ss; typographic apostrophes and hyphens → '
// and -; runs of white space → one blank, none at the ends. Keeps umlauts and accents. Idempotent.
[[nodiscard]] std::string fold_value(std::string_view text);

}  // namespace nachlese::text
