// The manual page of a program (man(7), ASCII only): the help of every verb, environment, exit
// codes, and what the program adds to them.
#pragma once

#include <string>

#include "core/cli/command.hpp"
#include "core/cli/manual_text.hpp"

namespace nachlese::cli {

[[nodiscard]] std::string manual(const Command& program, const ManualText& text);

}  // namespace nachlese::cli
