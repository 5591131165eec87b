// What the manual of `nachlese-index` says beyond its flags.
#pragma once

#include "core/cli/manual_text.hpp"

namespace nachlese::programs {

[[nodiscard]] cli::ManualText manual_text();

}  // namespace nachlese::programs
