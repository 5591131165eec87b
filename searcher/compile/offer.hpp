// A looser way to read a part of the query: never part of the answer, but offered with its number.
#pragma once

#include <string>
#include <vector>

#include "searcher/api/offered_search.hpp"
#include "searcher/query/ast.hpp"

namespace nachlese::search {

struct Offer {
  OfferKind kind = OfferKind::parts;
  query::Span span;                // of the query; what `text` stands for
  std::string text;                // in the query language
  std::vector<std::string> words;  // as users read them
};

}  // namespace nachlese::search
