// The order of words in German lists.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::text {

// A key whose bytes order texts by DIN 5007-1 (ä as a, ß as ss; case and accents decide between
// equal ones), by the collation of CLDR for German.
[[nodiscard]] std::string collation_key(std::string_view text);

}  // namespace nachlese::text
