// Edit distance of two words.
#pragma once

#include <string_view>

namespace nachlese {

// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbors.
// Stops early and returns max + 1 once the distance must exceed max.
[[nodiscard]] unsigned edit_distance(std::u32string_view a, std::u32string_view b, unsigned max);

}  // namespace nachlese
