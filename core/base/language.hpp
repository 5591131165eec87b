// The languages of messages and pages.
#pragma once

#include <cstdint>

namespace nachlese {

enum class Language : std::uint8_t { english, german };

}  // namespace nachlese
