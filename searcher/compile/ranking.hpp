// Every constant that decides the order of results, in one place.
#pragma once

#include <cstddef>

namespace nachlese::ranking {

// BM25. Articles are short and of similar length, so length counts little; titles, leads and keywords count more through the term
// frequencies that the indexer writes.
inline constexpr double kK1 = 1.2;
inline constexpr double kK2 = 0;
inline constexpr double kK3 = 1;
inline constexpr double kB = 0.4;
inline constexpr double kMinNormLength = 0.3;

// Layers of one word; the best one that an article has counts. The surface form is rarer than the stem and so already weighs more.
inline constexpr double kSurface = 1.1;         // the form as written
inline constexpr double kStem = 1.0;            // another form of the word
inline constexpr double kSecondReading = 0.9;   // a form of the word's other reading
inline constexpr double kPartOfCompound = 0.5;  // treffen in Gipfeltreffen
inline constexpr double kAllPartsApart = 0.3;   // Gipfel and Treffen for Gipfeltreffen
inline constexpr double kVariant = 0.25;        // another spelling of a foreign name: Lawrow, Lavrov
inline constexpr double kAlias = 0.9;           // another name of the same thing: Kiew, Kyjiw
inline constexpr double kFuzzy = 0.7;           // a word that differs by a letter or two

// Added to articles that match anyway.
inline constexpr double kFunctionWord = 0.1;  // articles, prepositions, … beside words of content
inline constexpr double kTitle = 0.3;         // the word's stem in title, kicker or subtitle
inline constexpr double kProximity = 0.2;     // neighbouring query words near each other
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

}  // namespace nachlese::ranking
