// Every weight that decides the order of results, in one table, each with the measurement that set
// it (`./dev relevance`).
#pragma once

#include <string_view>

namespace nachlese::search {

struct Ranking {
  // BM25+. Titles, leads and keywords count more through the term frequencies that the indexer
  // writes. nDCG@10 on Wikinews titles, keywords, XQuAD and the Bundestag topics (bodies only): b
  // 0.4 .947 .913 .953 .866, b 0.6 .948 .917 .954 .883, b 0.75 .950 .918 .952 .890; k1 0.9 and 1.6
  // gain on one set what they lose on another.
  double k1 = 1.2;
  double b = 0.7;
  double min_norm_length = 0.3;
  // What a word counts at least, however long the article. From 0 (plain BM25) to 0.1 keywords rise
  // from .916 to .917, XQuAD from .957 to .959, topics fall from .908 to .906; up to 0.3 the former
  // stay, topics fall to .899.
  double delta = 0.1;

  // Layers of one word; the best one that an article has counts. The surface form is rarer than the
  // stem and so already weighs more. Above 1 it helps keywords (.911 → .916) and hurts questions
  // (.956 → .952). The word and its compounds counted as one beat the compounds counted apart at
  // half weight (titles .950 → .952, topics .890 → .893). The form as written, of nouns and names;
  // adjectives and verbs count by their stem. With the forms of those, too, titles fall from .955
  // to .953, and topics from .919 to .911 if only judged articles are looked at (`sozialer
  // Wohnungsbau` from .94 to .63).
  double surface = 1.0;
  double stem = 1.0;            // another form of the word
  double second_reading = 0.9;  // a form of the word's other reading
  double part = 0.9;            // all forms of the word, alone or as part of a compound (treffen in
                                // Gipfeltreffen), as one
  // Gipfel and Treffen for Gipfeltreffen. R@100 of the topics: .967 without, .989 at 0.15, .992
  // from 0.2 on; their nDCG@10 falls above: 0.15 .908, 0.2 .906, 0.25 .902, 0.3 .89.
  double parts_apart = 0.2;
  double variant = 0.25;  // another spelling of a foreign name: Lawrow, Lavrov
  double alias = 0.9;     // another name of the same thing: Kiew, Kyjiw
  double fuzzy = 0.7;     // a word that differs by a letter or two

  // Added to articles that match anyway.
  double function_word = 0.1;  // articles, prepositions, … beside words of content
  double title = 0.3;          // the word's stem in title, kicker or subtitle
  // Where not all words are asked for: the weight of an article that has them all, counted once
  // more. 0 → 0.2: probes .957 → .963, their success@10 .987 → .988, titles .9545 → .9552; topics
  // .908 → .906. At 1 and more titles and topics lose.
  double complete = 0.2;
  double name = 0.3;  // a person, place or organisation of the query was recognized in the article
  double proximity =
      0.02;  // neighbouring query words near each other; at 0.2 topics fall from .886 to .828

  // Taken from the score of an article that is very old; half of it after kRecencyHalfLife.
  double recency = 0.15;
};

// Sets one weight by its name, as in "part=0.5"; for measuring. Throws Error (usage) for a name or
// number that is none.
void set_weight(Ranking& ranking, std::string_view assignment);

}  // namespace nachlese::search
