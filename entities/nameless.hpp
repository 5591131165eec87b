// Drops what was found in a text as a name, but names nothing in particular: bodies that every
// country has ("das Parlament"), quarters of the sky, inhabitants, words that are no names in any
// text, and pieces of a longer name.
#pragma once

#include <span>
#include <vector>

#include "entities/rules.hpp"
#include "entities/units.hpp"

namespace nachlese::ner {

// Removes spans from `spans`, names of the text of `units`. A list of names is better without them
// even where annotators mark them, so the measures of recognition do not call this.
void drop_nameless(std::span<const Unit> units, std::vector<TokenSpan>& spans);

}  // namespace nachlese::ner
