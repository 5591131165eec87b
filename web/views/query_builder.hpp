// Makes a query of the fields of a form, for people who do not write operators, and fields of a
// query.
#pragma once

#include <string>
#include <string_view>

#include "core/base/language.hpp"

namespace nachlese::web {

struct QueryFields {
  std::string all;     // words
  std::string phrase;  // exact wording
  std::string any;     // words
  std::string none;    // words
  bool in_title = false;
  bool exact = false;  // words as written, not inflected
  std::string rest;    // in the query language
};

// In the words of the language, e.g. `titel:(Gipfel Treffen) "Weißes Haus" (Putin ODER Trump)
// -Fußball`. Operators in the fields of words are taken as words. Empty if all fields are.
[[nodiscard]] std::string build_query(Language language, const QueryFields& fields);

// The fields that build_query() makes this very query of, in one of the languages. What the other
// fields cannot say is in `rest`.
[[nodiscard]] QueryFields read_query(std::string_view query);

}  // namespace nachlese::web
