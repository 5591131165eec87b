// Stemmer for German words. The rules start from CISTEM (Weißweiler and Fraser, "Developing a Stemmer for German Based on a
// Comparative Analysis of Publicly Available Stemmers", 2017), written anew by hand: ge- is cut from lower-case words only, -nd
// never from nouns.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::text {

// `surface`: lower case, ß already ss. `noun`: written with a capital inside a sentence. Replaces `out`.
void stem_by_rules(std::string_view surface, bool noun, std::string& out);

// The stem by the list of exceptions, else by the rules; ae, oe, ue typed for umlauts are read as such if the lexicon says so.
void find_stem(std::string_view surface, bool noun, std::string& out);

}  // namespace nachlese::text
