// A key that all transliterations of a foreign name share: Selenskyj, Selenskij, Zelensky,
// Zelenskyy; Lawrow, Lavrov; Uschakow, Ushakov; Erdoğan, Erdogan. Only for names outside the
// general lexicon, see docs/DECISIONS.md#name-keys.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::text {

// Key of one or several words. `surface`: lower case, ß → ss. Empty if no Latin letters are left.
[[nodiscard]] std::string name_key(std::string_view surface);

}  // namespace nachlese::text
