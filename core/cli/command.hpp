// A program's command line as plain data, read once from CLI11. Completions and manuals are
// rendered from it, so they never differ from --help.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace nachlese::cli {

enum class Completes { nothing, choices, files, folders };

// A flag, or a positional argument if it has no names.
struct Parameter {
  std::vector<std::string> names;  // with dashes, short ones first
  std::string value;          // the value's name in --help, such as FILE; empty if it takes none
  std::string bounds;         // in words, such as "INT in [1 - 256]"
  std::string default_value;  // empty: none, or told in `help`
  std::string environment;    // variable that also sets it
  std::string help;
  std::vector<std::string> choices;
  std::vector<std::string> needs;  // flags required beside it
  Completes completes = Completes::nothing;
  bool required = false;
  bool repeatable = false;
};

struct Command {
  std::string name;
  std::string help;
  std::vector<Parameter> flags;
  std::vector<Parameter> arguments;
  std::vector<Command> verbs;
};

[[nodiscard]] Command describe(const CLI::App& app);
[[nodiscard]] Parameter describe(const CLI::Option& option);

// The flags of a verb except those of the same name that the program accepts after any verb.
[[nodiscard]] std::vector<Parameter> own_flags(const Command& program, const Command& verb);

}  // namespace nachlese::cli
