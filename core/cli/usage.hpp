// What is wrong with a command line, and what to write instead.
#pragma once

#include <CLI/CLI.hpp>
#include <string_view>

#include "core/base/error.hpp"

namespace nachlese::cli {

// `error` as `app` threw it while it read the arguments, of which `first` is the first.
[[nodiscard]] Error usage_error(const CLI::App& app, const CLI::ParseError& error,
                                std::string_view first);

}  // namespace nachlese::cli
