// Bounds of what one query may cost, and when its words stop being obligatory.
#pragma once

#include <cstddef>

namespace nachlese::limits {

inline constexpr unsigned kProximityWindow = 8;

// With fewer results than this, articles that lack words of the query are shown too.
inline constexpr std::size_t kEnough = 5;
// Up to so many words, "all but one" is a step of its own before "any"; the query for it grows with the square.
inline constexpr std::size_t kMaxWordsForMost = 8;

// Expansions.
inline constexpr std::size_t kMaxPatternWords = 200;
inline constexpr std::size_t kMaxFuzzyWords = 50;
inline constexpr std::size_t kMaxInflections = 40;
inline constexpr std::size_t kMaxNames = 500;
inline constexpr std::size_t kMaxAtLeast = 4000;  // operands of a MINDESTENS once its combinations are written out

}  // namespace nachlese::limits
