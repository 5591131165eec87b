// Ranges for numbers on the command line and in the config file. Every numeric option needs one:
// CLI11 itself reads "-1" as the largest number, and lets "nan" pass every range.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>

namespace nachlese::cli {

// Accepts digits only, from `least` to `most`.
[[nodiscard]] CLI::Validator whole_number(std::uint64_t least, std::uint64_t most);

// Accepts a number from `least` to `most`, with or without a fraction.
[[nodiscard]] CLI::Validator real_number(double least, double most);

}  // namespace nachlese::cli
