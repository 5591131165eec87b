// Explains what is wrong with a command line and what to write instead.
#pragma once

#include <CLI/CLI.hpp>
#include <string_view>

#include "core/base/error.hpp"

namespace nachlese::cli {

// Describes `error`, which `app` threw while parsing; `first` is the first argument.
[[nodiscard]] Error usage_error(const CLI::App& app, const CLI::ParseError& error,
                                std::string_view first);

// For a first argument that is no verb, or none at all.
[[nodiscard]] Error unknown_verb(const CLI::App& app, std::string_view word);

}  // namespace nachlese::cli
