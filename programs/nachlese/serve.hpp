// The verb `nachlese serve`.
#pragma once

#include <functional>

#include "core/cli/app.hpp"

namespace nachlese::programs {

std::function<int()> setup_serve(CLI::App& command);

}  // namespace nachlese::programs
