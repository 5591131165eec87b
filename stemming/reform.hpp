// Spellings before and after the reform of 1996 as one form: Potential and Potenzial, Schiffahrt
// and Schifffahrt. The table is resources/lexicon/reform_1996.txt.
#pragma once

#include <string>
#include <string_view>

#include "stemming/old_spelling.hpp"

namespace nachlese::text {

// The form under which all spellings of a word are stemmed; it need not be one that anybody writes,
// as three equal consonants become two. False, with `out` unspecified, if it is `surface` itself.
bool unify_reformed(std::string_view surface, ModernForm& out);

// Restores the third of three equal consonants, which were written as two before 1996: schiffahrt →
// schifffahrt. False unless the result is a compound with its joint there.
bool restore_third_consonant(std::string_view surface, ModernForm& out);

}  // namespace nachlese::text
