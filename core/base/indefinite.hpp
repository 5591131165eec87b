// The English indefinite article.
#pragma once

#include <string>
#include <string_view>

namespace nachlese {

// "a person", "an organisation".
[[nodiscard]] inline std::string with_article(std::string_view word) {
  const bool vowel =
      !word.empty() && std::string_view("aeiou").find(word.front()) != std::string_view::npos;
  return (vowel ? "an " : "a ") + std::string(word);
}

}  // namespace nachlese
