// Guesses where a text may contain the words of a query, by searching for their first letters. See
// docs/DECISIONS.md#snippets.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/compile/highlight_terms.hpp"

namespace nachlese::search {

class Prospect {
 public:
  explicit Prospect(const Wanted& wanted);

  struct Promise {
    Groups groups = 0;  // query words that the text may contain
    Groups whole = 0;   // those that seem to start a word
  };

  // Overlooks forms that start unlike their stem (ging, gehen) or are written apart; also counts
  // letters inside other words.
  [[nodiscard]] Promise in(std::string_view text) const;

 private:
  using Letters = std::vector<std::pair<std::string, Groups>>;
  Letters beginnings_;
  Letters words_;
};

}  // namespace nachlese::search
