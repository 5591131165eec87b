// What both programs share: parsing, running the verb, and the one translation from Error to exit
// code.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/cli/manual_text.hpp"

namespace nachlese::cli {

inline constexpr int kFound = 0;
inline constexpr int kNothingFound = 1;

// Adds a verb's options to `command` and returns the action to run after parsing, whose result is
// the exit code.
using VerbSetup = std::function<std::function<int()>(CLI::App& command)>;

struct Verb {
  const char* name;
  const char* help;
  VerbSetup setup;
};

// Parses the command line, reads `--config FILE` (TOML) and runs the verb. Prints an Error on
// stderr, in the language of the environment, and returns its exit code. `text` goes into the
// manual.
int run_program(const std::string& name, const std::string& description,
                const std::vector<Verb>& verbs, int argc, char** argv, const ManualText& text = {});

}  // namespace nachlese::cli
