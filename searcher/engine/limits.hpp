// Bounds of what one query may cost, and when its words stop being obligatory.
#pragma once

#include <cstddef>

namespace nachlese::search::limits {

// With fewer results than this, articles that lack words of the query are shown too.
inline constexpr std::size_t kEnough = 10;

// Words that are not required, of more only the rarest are searched; alternatives, of more only the
// rarest weigh. The others say little and cost most.
inline constexpr std::size_t kMaxOptional = 40;

// Expansions.
inline constexpr std::size_t kMaxPatternWords = 200;
inline constexpr std::size_t kMaxFuzzyWords = 50;
inline constexpr std::size_t kMaxInflections = 40;
inline constexpr std::size_t kMaxNames = 500;

// The whole query. An open list of postings takes some 25 KiB, and a query that is relaxed is open
// twice.
inline constexpr std::size_t kMaxLeaves = 4000;
// Words that its patterns, fuzzy words and inflected phrases may stand for, in equal shares, which
// are not smaller than the least.
inline constexpr std::size_t kMaxExpanded = 2000;
inline constexpr std::size_t kLeastExpanded = 4;
// Words of the vocabulary that are looked at for them: some 0.3 to 1 microseconds each.
inline constexpr std::size_t kMaxWalked = 3'000'000;
// Words joined by NAHE, each of which may stand for many: more are never near each other, but take
// long to look for.
inline constexpr std::size_t kMaxNearWords = 16;
// At-least of words: with up to so many posting lists it is made of conjunctions, with more its
// operands are counted one after the other.
inline constexpr std::size_t kFewLeaves = 400;
// From so many words on, what they match looks at the clock itself.
inline constexpr std::size_t kTimedWords = 20;

}  // namespace nachlese::search::limits
