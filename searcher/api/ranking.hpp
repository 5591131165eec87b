// What decides the order of results. The values stand in ranking.cpp, so that changing one builds
// one file; the weights of an article's fields in core/store/text_roles.hpp.
#pragma once

#include <string_view>

namespace nachlese::search {

struct Ranking {
  Ranking();  // with the values that were measured

  // BM25+. Titles, leads and keywords count more through the term frequencies that the indexer
  // writes.
  double k1;
  double b;
  double min_norm_length;
  double delta;  // the least that a word adds, however long the article (0: plain BM25)

  // Layers of a word; the best one in an article counts.
  double surface;  // as written; of nouns and names, adjectives and verbs count by their stem
  double stem;     // another form of the word
  double second_reading;  // a form of the word's other reading
  double part;         // any form of it, alone or in a compound (treffen in Gipfeltreffen), as one
  double parts_apart;  // Gipfel and Treffen for Gipfeltreffen
  double variant;      // another spelling of a foreign name: Lawrow, Lavrov
  double alias;        // another name of the same thing: Kiew, Kyjiw
  double misread;      // what recognition has made of the word; 0: not looked for
  double fuzzy;        // a word at edit distance 1 or 2

  // Added to articles that match anyway.
  double function_word;  // articles, prepositions, … beside content words
  double title;          // the word's stem in title, kicker or subtitle
  double complete;       // of what was relaxed: the weight of an article that has all words
  double name;           // a person, place or organization that the query names
  double proximity;      // neighboring query words near each other

  // Of the first article's score: the most that the words shared by the best articles add.
  double feedback;
  double recency;  // share of its score that a very old article loses
};

// Sets one weight by name, as in "part=0.5"; for measuring. Throws Error(usage) for an unknown name
// or a bad number.
void set_weight(Ranking& ranking, std::string_view assignment);

}  // namespace nachlese::search
