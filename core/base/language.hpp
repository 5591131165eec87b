// The languages in which the programs speak to people.
#pragma once

#include <cstdint>

namespace nachlese {

enum class Language : std::uint8_t { english, german };

}  // namespace nachlese
