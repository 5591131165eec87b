// Stemmer for German words. The rules derive from CISTEM (Weißweiler and Fraser, "Developing a
// Stemmer for German Based on a Comparative Analysis of Publicly Available Stemmers", 2017),
// rewritten and divided by word class: nouns lose fewer endings than verbs and adjectives.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace nachlese::text {

enum class WordClass : std::uint8_t {
  other,    // verbs, adjectives and whatever is written in lower case
  noun,     // and names
  er_noun,  // nouns whose -er is an ending: Häuser, Deutscher
};

// Stems by rules alone. `surface`: lower case, ß already ss. Replaces `out`.
void stem_by_rules(std::string_view surface, WordClass word_class, std::string& out);

// Folds ä → a, ö → o, ü → u, é → e and the other accented letters of Latin-1. Replaces `out`.
void fold_umlauts(std::string_view surface, std::string& out);

// Replaces every ae, oe, ue that may stand for an umlaut: Brueckenfest → brückenfest. False if
// there is none. Replaces `out`.
bool digraphs_to_umlauts(std::string_view surface, std::string& out);

// Stems with the lexicon, which knows exceptions, strong verbs, plurals in -er, and ae, oe, ue
// typed for umlauts. `noun`: capitalized inside a sentence.
void find_stem(std::string_view surface, bool noun, std::string& out);

// The same, ignoring the precomputed stems of the lexicon.
void derive_stem(std::string_view surface, bool noun, std::string& out);

[[nodiscard]] bool is_verb_prefix(std::string_view surface);

// Length in bytes of the longest verb prefix that leaves at least three letters; 0 if none.
[[nodiscard]] std::size_t verb_prefix(std::string_view surface);

}  // namespace nachlese::text
