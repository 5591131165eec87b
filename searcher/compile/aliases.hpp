// Names of one thing that share no spelling (Kiew, Kyjiw): queries for one also look for the
// others. The index knows nothing of it, so the list may change at any time.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "stemming/analyzer.hpp"

namespace nachlese::search {

// The list that comes with the program.
[[nodiscard]] std::string_view shipped_aliases();

class Aliases {
 public:
  // Adds the groups of a file, one per line: spellings of a name separated by =, other names of a
  // thing by ~; # starts a comment. Returns the
  // numbers of the lines that could not be understood; they are left out.
  std::vector<std::size_t> add(std::string_view file, text::Analyzer& analyzer);

  struct Match {
    std::size_t tokens = 0;              // that the name has, 0 if none begins here
    std::vector<std::string> spellings;  // of the same name, as written in the list
    std::vector<std::string> others;     // other names of the same thing
  };
  // The longest name in any inflected form and in upper or lower case that begins with tokens[0].
  [[nodiscard]] Match find(std::span<const text::Token> tokens) const;

 private:
  struct Group {
    std::vector<std::string> names;
    std::vector<std::string> keys;
    bool spellings = true;
  };
  std::vector<Group> groups_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;  // stems of a name → groups
  std::size_t longest_ = 0;                                           // tokens of a name
};

}  // namespace nachlese::search
