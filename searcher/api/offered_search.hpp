// A further step that an answer offers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace nachlese::search {

// A further step, never part of the answer: what a looser reading of the query finds.
struct OfferedSearch {
  std::string kind;                // parts, other-name or fewer
  std::string query;               // to search for instead
  std::vector<std::string> words;  // what it looks for beyond the query
  std::uint64_t total = 0;
  std::uint64_t more = 0;  // than the answer
};

}  // namespace nachlese::search
