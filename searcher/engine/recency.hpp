// Of articles that fit about equally well, the newer one first.
#pragma once

#include <cstddef>
#include <cstdint>

namespace nachlese::search {

inline constexpr double kRecencyHalfLife = 365.0 * 86400;  // seconds

// 1 for what was published at `newest`, down to 1 - `most` for what is very old or has no date (0).
// Seconds as in the slot of the publication.
[[nodiscard]] double recency_factor(std::uint64_t published, std::uint64_t newest, double most);

}  // namespace nachlese::search
