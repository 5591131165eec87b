// Numbers of as many bytes as they need: seven bits a byte, the lowest first, 128 added to all but
// the last (LEB128).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nachlese {

inline void append_varint(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7U) out.push_back(static_cast<char>((number & 0x7FU) | 0x80U));
  out.push_back(static_cast<char>(number));
}

// Takes the number in front. Nothing if it does not end, or does not fit into 64 bits; how much is
// taken then is not defined.
[[nodiscard]] inline std::optional<std::uint64_t> take_varint(std::string_view& bytes) {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    const std::uint64_t bits = byte & 0x7FU;
    if ((bits << shift) >> shift != bits) return std::nullopt;
    number |= bits << shift;
    if (byte < 0x80) return number;
  }
  return std::nullopt;
}

// The same for numbers that may be below zero: 0, -1, 1, -2, 2 …
inline void append_signed_varint(std::string& out, std::int64_t number) {
  const auto bits = static_cast<std::uint64_t>(number);
  append_varint(out, number < 0 ? ~bits * 2 + 1 : bits * 2);
}

[[nodiscard]] inline std::optional<std::int64_t> take_signed_varint(std::string_view& bytes) {
  const auto bits = take_varint(bytes);
  if (!bits) return std::nullopt;
  const auto half = static_cast<std::int64_t>(*bits / 2);
  return *bits % 2 != 0 ? -half - 1 : half;
}

}  // namespace nachlese
