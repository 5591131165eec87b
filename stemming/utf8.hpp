// Inline UTF-8 decoding for the inner loops of the analyzer.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nachlese::text {

struct Decoded {
  char32_t code_point = 0xFFFD;
  unsigned bytes = 1;
  bool valid = false;
};

// The non-ASCII part of decode(), kept apart so that the common case is inlined, see
// docs/DECISIONS.md#analysis-speed.
[[nodiscard]] inline Decoded decode_beyond_ascii(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto tail = [](unsigned b) { return (b & 0xC0U) == 0x80U; };
  const unsigned a = byte(at);
  const unsigned b = byte(at + 1);
  if (a >= 0xC2 && a < 0xE0 && tail(b)) return {(a & 0x1FU) << 6 | (b & 0x3FU), 2, true};
  if (a >= 0xE0 && a < 0xF0 && tail(b) && tail(byte(at + 2))) {
    const char32_t c = (a & 0x0FU) << 12 | (b & 0x3FU) << 6 | (byte(at + 2) & 0x3FU);
    if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) return {c, 3, true};
  }
  if (a >= 0xF0 && a < 0xF5 && tail(b) && tail(byte(at + 2)) && tail(byte(at + 3))) {
    const char32_t c = (a & 0x07U) << 18 | (b & 0x3FU) << 12 | (byte(at + 2) & 0x3FU) << 6 |
                       (byte(at + 3) & 0x3FU);
    if (c >= 0x10000 && c <= 0x10FFFF) return {c, 4, true};
  }
  return {};
}

// Decodes the character at `at`; an ill-formed byte yields U+FFFD of one byte. Requires at <
// text.size().
[[nodiscard]] inline Decoded decode(std::string_view text, std::size_t at) {
  const auto a = static_cast<unsigned char>(text[at]);
  return a < 0x80 ? Decoded{a, 1, true} : decode_beyond_ascii(text, at);
}

inline void append(std::string& out, char32_t c) {
  const auto put = [&](char32_t b) { out.push_back(static_cast<char>(b)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)),
        put(0x80 | (c & 0x3F));
  }
}

}  // namespace nachlese::text
