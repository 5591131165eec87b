// A key under which the spellings of a foreign name meet, whichever way it was transliterated:
// Selenskyj, Selenskij, Zelensky, Zelenskyy; Lawrow, Lavrov; Uschakow, Ushakov; Erdoğan, Erdogan.
// For names outside the general lexicon only: it unites a word with 0.3 others on average.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::text {

// `surface`: lower case, ß → ss; one word or several. Empty when nothing is left of it in Latin
// letters.
[[nodiscard]] std::string name_key(std::string_view surface);

}  // namespace nachlese::text
