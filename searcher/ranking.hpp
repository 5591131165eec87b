// Every weight that decides the order of results, in one table, each with the measurement that set it (`./dev relevance`).
#pragma once

#include <string_view>

namespace nachlese {

struct Ranking {
  // BM25. Articles are short and of similar length, so length counts little; titles, leads and keywords count more through the term
  // frequencies that the indexer writes.
  double k1 = 1.2;
  double b = 0.4;
  double min_norm_length = 0.3;

  // Layers of one word; the best one that an article has counts. The surface form is rarer than the stem and so already weighs
  // more.
  double surface = 1.1;         // the form as written
  double stem = 1.0;            // another form of the word
  double second_reading = 0.9;  // a form of the word's other reading
  double part = 0.5;            // treffen in Gipfeltreffen
  double parts_apart = 0.3;     // Gipfel and Treffen for Gipfeltreffen
  double variant = 0.25;        // another spelling of a foreign name: Lawrow, Lavrov
  double alias = 0.9;           // another name of the same thing: Kiew, Kyjiw
  double fuzzy = 0.7;           // a word that differs by a letter or two

  // Added to articles that match anyway.
  double function_word = 0.1;  // articles, prepositions, … beside words of content
  double title = 0.3;          // the word's stem in title, kicker or subtitle
  double proximity = 0.2;      // neighbouring query words near each other
};

// Sets one weight by its name, as in "part=0.5"; for measuring. Throws Error (usage) for a name or number that is none.
void set_weight(Ranking& ranking, std::string_view assignment);

}  // namespace nachlese
