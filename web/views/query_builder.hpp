// Makes a query of the fields of a form, for people who do not write operators.
#pragma once

#include <string>

#include "core/base/language.hpp"

namespace nachlese::web {

struct QueryFields {
  std::string all;     // words
  std::string phrase;  // exact wording
  std::string any;     // words
  std::string none;    // words
  bool in_title = false;
  bool exact = false;  // words as written, not inflected
};

// In the words of the language, e.g. `titel:(Gipfel Treffen) "Weißes Haus" (Putin ODER Trump)
// -Fußball`. Operators in the fields are taken as words. Empty if all fields are.
[[nodiscard]] std::string build_query(Language language, const QueryFields& fields);

}  // namespace nachlese::web
