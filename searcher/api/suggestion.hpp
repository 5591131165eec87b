// A completion of typed text.
#pragma once

#include <cstdint>
#include <string>

namespace nachlese::search {

struct Suggestion {
  std::string text;
  std::string kind;  // "word", "title" or the name of a facet kind
  // articles; for a title, those with its words in kicker, title and subtitle.
  std::uint64_t count = 0;
};

}  // namespace nachlese::search
