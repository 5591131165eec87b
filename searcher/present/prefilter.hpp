// Where in a text the words of a query may stand, at a glance: a search for the first letters of
// what is wanted costs a hundredth of analysing the text.
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
    Groups groups = 0;  // query words that the text may have
    Groups whole = 0;   // those of them that begin a word there
  };

  // What begins unlike its stem (ging, gehen) or is written apart is overlooked; letters inside of
  // other words count.
  [[nodiscard]] Promise in(std::string_view text) const;

 private:
  using Letters = std::vector<std::pair<std::string, Groups>>;
  Letters beginnings_;
  Letters words_;
};

}  // namespace nachlese::search
