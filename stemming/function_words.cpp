#include "stemming/function_words.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "core/base/embedded.hpp"

namespace nachlese::text {

NACHLESE_EMBEDDED(function_word_list, function_words);

bool is_function_word(std::string_view surface) {
  static const auto words = [] {
    std::unordered_set<std::string_view> set;
    auto rest = function_word_list();
    while (!rest.empty()) {
      const auto end = std::min(rest.find_first_of(" \n"), rest.size());
      if (end > 0) set.insert(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return set;
  }();
  return words.contains(surface);
}

}  // namespace nachlese::text
