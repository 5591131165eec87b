// Nouns that decline like adjectives: ein Jugendlicher, die Angeklagten, mit Vorsitzendem.
#pragma once

#include <string_view>

namespace nachlese::text {

// True if a noun in -er (-em) is such a noun, `base` being the surface form without that ending:
// angeklagt yes; lehr, arbeit, ital no. The lexicon and the shape of participles decide.
[[nodiscard]] bool declines_like_adjective(std::string_view base);

}  // namespace nachlese::text
