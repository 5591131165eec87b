// Stable 64-bit hashes. Archives store them, so the function (XXH3, seed 0) must never change.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace nachlese {

[[nodiscard]] std::uint64_t hash64(std::string_view bytes);

// 16 lower-case hex digits.
[[nodiscard]] std::string to_hex(std::uint64_t value);

}  // namespace nachlese
