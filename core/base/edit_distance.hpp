// How many letters two words differ by.
#pragma once

#include <string_view>

namespace nachlese {

// Optimal string alignment distance: letters added, left out, replaced, or swapped with their
// neighbor; max + 1 as soon as it is certain to exceed max.
[[nodiscard]] unsigned edit_distance(std::u32string_view a, std::u32string_view b, unsigned max);

}  // namespace nachlese
