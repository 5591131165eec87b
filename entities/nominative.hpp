// Names of several words as they would stand by themselves: des Landgerichts München II →
// Landgericht München II, der Roten Moschee → Rote Moschee, im Internationalen Strafgerichtshof →
// Internationaler Strafgerichtshof.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::ner {

// The first noun whose ending tells its gender loses its genitive, adjectives before it get the
// ending of the strong nominative. Names without such a noun, and those in which something else
// stands before it, stay as they are.
[[nodiscard]] std::string nominative(std::string_view name);

}  // namespace nachlese::ner
