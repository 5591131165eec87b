// The verb `alert`: reports new articles for saved searches after each night's sync.
#pragma once

#include <functional>

#include "core/cli/app.hpp"

namespace nachlese::programs {

std::function<int()> setup_alert(CLI::App& command);

}  // namespace nachlese::programs
