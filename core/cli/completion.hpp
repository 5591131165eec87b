// Completion scripts for shells, to be sourced or installed where the shell looks for them (`cmake
// --install` does).
#pragma once

#include <string>
#include <string_view>

#include "core/cli/command.hpp"

namespace nachlese::cli {

[[nodiscard]] std::string bash_completion(const Command& program);
[[nodiscard]] std::string fish_completion(const Command& program);
[[nodiscard]] std::string zsh_completion(const Command& program);

struct Shell {
  std::string_view name;
  std::string (*completion)(const Command& program);
};
inline constexpr Shell kShells[] = {
    {"bash", bash_completion}, {"fish", fish_completion}, {"zsh", zsh_completion}};

// Quotes in single quotes for bash and zsh.
[[nodiscard]] std::string shell_quoted(std::string_view text);
// The program's name as an identifier for shell functions.
[[nodiscard]] std::string function_name(std::string name);

}  // namespace nachlese::cli
