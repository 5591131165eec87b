// The verbs that every program has: completion and manual.
#pragma once

#include "core/cli/app.hpp"

namespace nachlese::cli {

std::function<int()> setup_completion(CLI::App& command);
std::function<int()> setup_manual(CLI::App& command);

inline constexpr Verb kOwnVerbs[] = {
    {"completion", "Print the completion script for a shell, to be sourced", setup_completion},
    {"manual", "Print the manual page, for `man -l -`", setup_manual},
};

}  // namespace nachlese::cli
