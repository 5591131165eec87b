// Splits compound nouns such as Regierungs|krise.
//
// Every cut of the word gets a score: log(1 + compounds of the lexicon that begin with the
// modifier) + log(1 + those that end in the head), less a penalty for unusual linking letters
// (tools/productivity.hpp counts the compounds). The best cut wins if it reaches a threshold that
// falls with the length of both parts; then each part is split again. Example: for
// Regierungs|krise the threshold is 4.7 − 2.5 (modifier of eight letters or more) − 1.2 (head of
// five) = 1.0 nats. Many compounds begin with regierungs- and many end in -krise, so it splits.
// Regier|ungskrise fails: nothing ends in -ungskrise.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "stemming/extension.hpp"

namespace nachlese::text {

struct CompoundPart {
  std::size_t begin = 0;  // bytes of the surface form, with linking letters
  std::size_t end = 0;
  std::string base;  // the word that the part stands for: regierungs → regierung
};

// Splits a noun. `surface`: lower case, ß → ss. Replaces `out` with at least two parts that cover
// the word, or none.
void split_compound(std::string_view surface, const Extension& extension,
                    std::vector<CompoundPart>& out);

// Splits an adjective whose modifier is a noun (regierungs|kritisch, russland|freundlich).
void split_adjective(std::string_view surface, const Extension& extension,
                     std::vector<CompoundPart>& out);

}  // namespace nachlese::text
