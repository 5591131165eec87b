// Puts names of several words into the nominative: des Landgerichts München II → Landgericht
// München II, der Roten Moschee → Rote Moschee, im Internationalen Strafgerichtshof →
// Internationaler Strafgerichtshof.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::ner {

// Removes the genitive of the first noun whose gender its ending tells, and gives the adjectives
// before it the strong ending. Names without such a noun, or with anything else before it, stay as
// they are.
[[nodiscard]] std::string nominative(std::string_view name);

}  // namespace nachlese::ner
