// Folding of whole values (names, sources, sections) for boolean terms: what filters compare.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::text {

// NFKC, lower case (German rules, no locale), ß → ss, typographic apostrophes and hyphens to ' and
// -, white space runs to one blank, none at the ends. Umlauts and accents are kept. Idempotent.
[[nodiscard]] std::string fold_value(std::string_view text);

}  // namespace nachlese::text
