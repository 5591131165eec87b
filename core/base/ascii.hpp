// ASCII case mapping for formats and protocols: field names, headers, tags. Natural language goes
// through stemming/.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace nachlese {

[[nodiscard]] constexpr char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] constexpr char upper_ascii(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

// Lower-cases ASCII letters; other bytes stay as they are.
[[nodiscard]] inline std::string to_lower_ascii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower_ascii);
  return out;
}

// True if the two are equal or differ only in the case of ASCII letters.
[[nodiscard]] inline bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower_ascii(x) == lower_ascii(y); });
}

}  // namespace nachlese
