// The little UTF-8 that every layer needs. Anything that knows languages or properties of
// characters is in stemming/ (ICU).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace nachlese {

// Offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7), or npos.
[[nodiscard]] std::size_t first_invalid_utf8(std::string_view text);

// Interprets the bytes as Windows-1252 (a superset of printable Latin-1), the usual legacy charset
// of German text.
[[nodiscard]] std::string from_windows_1252(std::string_view bytes);

// Decodes the code point that starts at `at` and moves `at` behind it. An ill-formed byte yields
// U+FFFD and is skipped alone. Requires at < text.size().
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& at);

void append_utf8(std::string& out, char32_t code_point);

// Largest position ≤ `at` that does not lie inside a character.
[[nodiscard]] std::size_t character_start(std::string_view text, std::size_t at);

// At most `max_bytes` of `text`, never cutting a character.
[[nodiscard]] std::string_view truncate_utf8(std::string_view text, std::size_t max_bytes);

// All code points; ill-formed bytes become U+FFFD one by one.
[[nodiscard]] std::u32string code_points(std::string_view text);

// Number of code points; ill-formed bytes count one each.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

}  // namespace nachlese
