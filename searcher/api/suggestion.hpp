// What completes the beginning of a word.
#pragma once

#include <cstdint>
#include <string>

namespace nachlese::search {

struct Suggestion {
  std::string text;
  std::string kind;  // "word", "title" or the name of a facet kind
  std::uint64_t count =
      0;  // articles; of a title those that have its words in kicker, title and subtitle
};

}  // namespace nachlese::search
