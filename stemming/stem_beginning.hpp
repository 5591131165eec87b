// The first letters of a stem, by which its forms are looked up among an archive's words.
#pragma once

#include <cstddef>
#include <string_view>

namespace nachlese::text {

// With fewer, too many words are looked at; see docs/DECISIONS.md#quotations.
inline constexpr std::size_t kStemBeginning = 4;

// Whether the surface form starts like its stem, but for dots on vowels: Häuser (haus) and Hauses
// do, abgelehnt (ablehn) and Photos (foto) do not.
[[nodiscard]] bool begins_like(std::string_view surface, std::string_view stem);

}  // namespace nachlese::text
