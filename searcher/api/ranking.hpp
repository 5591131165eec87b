// All weights of the ranking. For how `./dev relevance` set each, see
// docs/DECISIONS.md#ranking-weights.
#pragma once

#include <string_view>

namespace nachlese::search {

struct Ranking {
  // BM25+. Titles, leads and keywords count more through the term frequencies that the indexer
  // writes.
  double k1 = 1.2;
  double b = 0.7;
  double min_norm_length = 0.3;
  // The least that a word adds, however long the article (0: plain BM25).
  double delta = 0.1;

  // Layers of a word; the best one in an article counts. The surface form is rarer than the stem,
  // so BM25 already gives it more. It counts only for nouns and names: adjectives and verbs count
  // by their stem.
  double surface = 1.0;
  double stem = 1.0;            // another form of the word
  double second_reading = 0.9;  // a form of the word's other reading
  // All forms of the word, alone or as part of a compound (treffen in Gipfeltreffen), as one.
  double part = 0.9;
  // Gipfel and Treffen for Gipfeltreffen.
  double parts_apart = 0.2;
  double variant = 0.25;  // another spelling of a foreign name: Lawrow, Lavrov
  double alias = 0.9;     // another name of the same thing: Kiew, Kyjiw
  double fuzzy = 0.7;     // a word at edit distance 1 or 2

  // Added to articles that match anyway.
  double function_word = 0.1;  // articles, prepositions, … beside content words
  double title = 0.3;          // the word's stem in title, kicker or subtitle
  // If relaxed: the weight of an article that has all words counts this much more.
  double complete = 0.2;
  double name = 0.3;  // the article has a person, place or organization that the query names
  // Neighboring query words near each other.
  double proximity = 0.02;

  // Share of its score that a very old article loses; half of it after kRecencyHalfLife.
  double recency = 0.15;
};

// Sets one weight by name, as in "part=0.5"; for measuring. Throws Error(usage) for an unknown name
// or a bad number.
void set_weight(Ranking& ranking, std::string_view assignment);

}  // namespace nachlese::search
