// The manual page of a program (man(7), ASCII only): the help of every verb, environment, exit
// codes.
#pragma once

#include <string>

#include "core/cli/command.hpp"

namespace nachlese::cli {

[[nodiscard]] std::string manual(const Command& program);

}  // namespace nachlese::cli
