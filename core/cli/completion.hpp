// Completion scripts for shells. Each is a text to be sourced, or put where the shell looks for it
// (`cmake --install` does).
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

// In single quotes as bash and zsh read them.
[[nodiscard]] std::string shell_quoted(std::string_view text);
// The program's name as part of a function's name.
[[nodiscard]] std::string function_name(std::string name);

}  // namespace nachlese::cli
