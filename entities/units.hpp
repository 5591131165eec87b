// Text as the recognizer sees it: a row of words, and what stands between them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entities/recognizer.hpp"
#include "entities/words.hpp"

namespace nachlese::ner {

// The strongest mark between a word and the one before it, in ascending order.
enum class Gap : std::uint8_t {
  space,
  apostrophe,
  dot,
  ampersand,
  slash,
  dash,
  colon,
  comma,
  quote,
  open,
  close,
  line
};

struct Unit {
  const WordTraits* word = nullptr;
  std::uint32_t field = 0;
  std::uint32_t begin = 0;  // bytes of the field's text
  std::uint32_t end = 0;
  Gap gap = Gap::line;
  bool sentence_start = false;
  bool dot_after = false;         // directly behind it
  bool apostrophe_after = false;  // Hans'
  bool hyphen_after = false;      // Haus- und Gartenarbeit
};

// Hyphen compounds are one unit. Replaces the content of `out`.
void units_of(std::span<const AnalyzedField> fields, TextWords& words, std::vector<Unit>& out);

// The same for sentences that are tokens already: `field` is then the sentence, `begin` the token
// and `end` the one behind it. Tokens without a letter or digit become gaps.
void units_of(std::span<const std::vector<std::string>> sentences, TextWords& words,
              std::vector<Unit>& out);

}  // namespace nachlese::ner
