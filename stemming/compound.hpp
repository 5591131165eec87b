// Splits compound nouns: Regierungs|krise, Ukraine|krieg. The evidence is how many different
// compounds of the lexicon begin with the modifier and end in the head (tools/productivity.hpp).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "stemming/extension.hpp"

namespace nachlese::text {

struct CompoundPart {
  std::size_t begin = 0;  // bytes of the surface form; linking letters belong to the part before
  std::size_t end = 0;
  std::string base;  // the word that it stands for: regierungs → regierung
};

// `surface`: lower case, ß → ss, of a noun. Replaces `out`: at least two parts that cover the word,
// or none.
void split_compound(std::string_view surface, const Extension& extension,
                    std::vector<CompoundPart>& out);

// The same for what is written in lower case: adjectives with a noun before them
// (regierungs|kritisch, russland|freundlich).
void split_adjective(std::string_view surface, const Extension& extension,
                     std::vector<CompoundPart>& out);

}  // namespace nachlese::text
