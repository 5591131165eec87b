// Classifies an element by its class, id and role.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/readers/markup/tree.hpp"

namespace nachlese::readers {

enum class Hint : std::uint8_t {
  none,
  text,     // "entry-content", "article-body"
  never,    // notes of consent, newsletters
  beside,   // links to other articles, buttons, advertisements
  paywall,  // what a subscription opens, or the offer of one
  weak,     // words that often, but not always, mean the same ("meta", "print")
  comment,  // of readers
  byline,
  kicker,
  caption,
  lead,
};

// Ignores words of layout ("has-sidebar", "print:hidden", "non-paywall").
[[nodiscard]] Hint hint_of(const Element& element);

// "article-body__commentList" → article, body, comment, list.
[[nodiscard]] std::vector<std::string> class_words(const Element& element);

}  // namespace nachlese::readers
