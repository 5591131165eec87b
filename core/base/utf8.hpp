// Basic UTF-8 for every layer. What needs languages or character properties is in stemming/ (ICU).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace nachlese {

// Offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7), or npos.
[[nodiscard]] std::size_t first_invalid_utf8(std::string_view text);

// Decodes Windows-1252 (a superset of printable Latin-1), the usual legacy charset of German text.
[[nodiscard]] std::string from_windows_1252(std::string_view bytes);

// next_code_point() where it is not in ASCII.
[[nodiscard]] char32_t next_of_several_bytes(std::string_view text, std::size_t& at);

// Decodes the code point at `at` and advances `at` past it. An ill-formed byte yields U+FFFD and is
// skipped alone. Requires at < text.size().
[[nodiscard]] inline char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first >= 0x80) return next_of_several_bytes(text, at);
  ++at;
  return first;
}

void append_utf8(std::string& out, char32_t code_point);

// Largest position ≤ `at` that is not inside a character.
[[nodiscard]] std::size_t character_start(std::string_view text, std::size_t at);

// The longest prefix of `text` of at most `max_bytes` that ends between characters.
[[nodiscard]] std::string_view truncate_utf8(std::string_view text, std::size_t max_bytes);

// All code points; each ill-formed byte becomes U+FFFD.
[[nodiscard]] std::u32string code_points(std::string_view text);

// A small letter without the dots of a German umlaut: a of ä, o of ö, u of ü; others as they are.
[[nodiscard]] constexpr char32_t without_dots(char32_t letter) {
  return letter == U'ä' ? U'a' : letter == U'ö' ? U'o' : letter == U'ü' ? U'u' : letter;
}

// Number of code points; each ill-formed byte counts as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

}  // namespace nachlese
