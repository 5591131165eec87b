// Character classes of the tokenizer: ICU's properties plus classes for marks that have a meaning
// inside German words.
#pragma once

#include <array>
#include <cstdint>

namespace nachlese::text {

enum class CharClass : std::uint8_t {
  other,  // a separator: punctuation and control characters
  space,  // blank, no-break blanks, tab
  newline,
  lower,  // any letter that is not upper
  upper,  // capital and title-case letters
  digit,
  mark,        // part of the character before: combining mark, soft hyphen, zero-width character
  apostrophe,  // ' ’ ʼ ‘ ´ `
  hyphen,      // - ‐ ‑
  symbol,      // a token of its own: € % § emoji
  unspaced,    // scripts without blanks between words: Han, kana, Thai, …
};

// Classifies code points; those below 0x3000 by a table that is filled from ICU once.
class CharTable {
 public:
  [[nodiscard]] CharClass of(char32_t c) const {
    return c < classes_.size() ? classes_[c] : classify(c);
  }
  static const CharTable& get();

 private:
  CharTable();
  [[nodiscard]] static CharClass classify(char32_t c);
  std::array<CharClass, 0x3000> classes_;
};

[[nodiscard]] inline bool is_letter(CharClass c) {
  return c == CharClass::lower || c == CharClass::upper;
}

}  // namespace nachlese::text
