// A key that the transliterations of a foreign name share: Selenskyj, Selenskij, Zelensky; Lawrow,
// Lavrov; Gaddafi, Kadhafi. Only names with an ending that is typical of Slavic, Georgian and
// Armenian names, and those of resources/lexicon/name_spellings.txt, have one; see
// docs/DECISIONS.md#name-keys.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::text {

// Key of a name, also in the genitive; empty if it has none. It begins with ~, so that it equals no
// word. `surface`: lower case, ß → ss.
[[nodiscard]] std::string name_key(std::string_view surface);

}  // namespace nachlese::text
