// Stemmer for German words. The rules start from CISTEM (Weißweiler and Fraser, "Developing a
// Stemmer for German Based on a Comparative Analysis of Publicly Available Stemmers", 2017),
// written anew by hand and parted by word class: nouns lose fewer endings than verbs and
// adjectives.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace nachlese::text {

enum class WordClass : std::uint8_t {
  other,    // verbs, adjectives and all that is written lower case
  noun,     // and names
  er_noun,  // whose -er is an ending: Häuser, Deutscher
};

// By rules alone. `surface`: lower case, ß already ss. Replaces `out`.
void stem_by_rules(std::string_view surface, WordClass word_class, std::string& out);

// ä → a, ö → o, ü → u, é → e and the other accented letters of Latin-1. Replaces `out`.
void fold_umlauts(std::string_view surface, std::string& out);

// Brueckenfest → brückenfest: every ae, oe, ue that may stand for an umlaut. False if there is
// none. Replaces `out`.
bool digraphs_to_umlauts(std::string_view surface, std::string& out);

// The stem with the help of the lexicon: exceptions, strong verbs, which nouns have a plural in
// -er, and ae, oe, ue typed for umlauts. `noun`: written with a capital inside a sentence.
void find_stem(std::string_view surface, bool noun, std::string& out);

// The same without looking up what was worked out for the words of the lexicon beforehand.
void derive_stem(std::string_view surface, bool noun, std::string& out);

[[nodiscard]] bool is_verb_prefix(std::string_view surface);

// Bytes of the longest verb prefix that leaves at least three letters; 0 if there is none.
[[nodiscard]] std::size_t verb_prefix(std::string_view surface);

}  // namespace nachlese::text
