// Bounds of the cost of one query.
#pragma once

#include <cstddef>

namespace nachlese::search::limits {

// Of more optional words only the rarest are searched; of more alternatives only the rarest weigh.
// The others say little and cost most.
inline constexpr std::size_t kMaxOptional = 40;

// Expansions.
inline constexpr std::size_t kMaxPatternWords = 200;
inline constexpr std::size_t kMaxFuzzyWords = 50;
inline constexpr std::size_t kMaxInflections = 40;
inline constexpr std::size_t kMaxNames = 500;

// Posting lists of the whole query. Each takes some 25 KiB while it is open, and a query that is
// relaxed is open twice.
inline constexpr std::size_t kMaxLeaves = 4000;
// Words that its patterns, fuzzy words and inflected phrases may expand to, in equal shares of at
// least kLeastExpanded.
inline constexpr std::size_t kMaxExpanded = 2000;
inline constexpr std::size_t kLeastExpanded = 4;
// Words of the vocabulary that are looked at for them: some 0.3 to 1 microseconds each.
inline constexpr std::size_t kMaxWalked = 3'000'000;
// Words joined by NAHE. More are never near each other, but take long to look for, since each may
// stand for many.
inline constexpr std::size_t kMaxNearWords = 16;
// At-least of words: with up to so many posting lists it is made of conjunctions, with more its
// operands are counted one after the other.
inline constexpr std::size_t kFewLeaves = 400;
// From so many words on, a list of alternatives watches the clock itself.
inline constexpr std::size_t kTimedWords = 20;

}  // namespace nachlese::search::limits
