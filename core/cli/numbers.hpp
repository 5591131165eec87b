// Bounds of numbers on the command line and in the config file. Every option that takes a number
// has some: CLI11 itself reads "-1" as the largest number there is, and "nan" as one that is within
// any range.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>

namespace nachlese::cli {

// Digits only, from `least` to `most`.
[[nodiscard]] CLI::Validator whole_number(std::uint64_t least, std::uint64_t most);

// A number from `least` to `most`, with a fraction or without.
[[nodiscard]] CLI::Validator real_number(double least, double most);

}  // namespace nachlese::cli
