// A looser way to read a part of the query: never part of the answer, but offered with its number.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/query/ast.hpp"

namespace nachlese::search {

enum class OfferKind : std::uint8_t {
  parts,       // the parts of a compound anywhere in the article
  other_name,  // another name of the same thing
  fewer,       // articles that lack some of the words
};

struct Offer {
  OfferKind kind = OfferKind::parts;
  query::Span span;                // of the query; what `text` stands for
  std::string text;                // in the query language
  std::vector<std::string> words;  // as users read them
};

}  // namespace nachlese::search
