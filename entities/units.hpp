// Splits text into units: words, with the marks between them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entities/recognizer.hpp"
#include "entities/words.hpp"

namespace nachlese::ner {

// The strongest mark before a word, in ascending order.
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
  bool dot_after = false;         // directly after it
  bool apostrophe_after = false;  // Hans'
  bool hyphen_after = false;      // Haus- und Gartenarbeit
};

// Replaces `out`. A hyphen compound is one unit.
void units_of(std::span<const AnalyzedField> fields, TextWords& words, std::vector<Unit>& out);

// The same for tokenized sentences: `field` is then the sentence, `begin` the token and `end` the
// next one. Tokens without letters or digits become gaps.
void units_of(std::span<const std::vector<std::string>> sentences, TextWords& words,
              std::vector<Unit>& out);

}  // namespace nachlese::ner
