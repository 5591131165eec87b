// Character classes as the tokenizer sees them: ICU's properties, with the marks that have a
// meaning inside German words named.
#pragma once

#include <array>
#include <cstdint>

namespace nachlese::text {

enum class CharClass : std::uint8_t {
  other,  // separates; punctuation and control characters
  space,  // blank, no-break blanks, tab
  newline,
  lower,  // any letter that is not a capital
  upper,  // capital and title-case letters
  digit,
  mark,  // belongs to the character before: combining marks, soft hyphen, zero-width characters
  apostrophe,  // ' ’ ʼ ‘ ´ `
  hyphen,      // - ‐ ‑
  symbol,      // a token by itself: € % § emoji
  unspaced,    // scripts written without blanks between words: Han, kana, Thai, …
};

// For code points below 0x3000 a table; filled from ICU once.
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
