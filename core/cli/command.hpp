// What a program understands, as plain data: read once from CLI11, then rendered as completions and
// as manual. So these can never differ from --help.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace nachlese::cli {

enum class Completes { nothing, choices, files, folders };

// A flag, or an argument where it has no names.
struct Parameter {
  std::vector<std::string> names;  // with their dashes, short ones first
  std::string value;          // what --help writes for the value, such as FILE; empty: takes none
  std::string bounds;         // in words, such as "INT in [1 - 256]"
  std::string default_value;  // empty: none, or said in `help`
  std::string environment;    // the variable that sets it, too
  std::string help;
  std::vector<std::string> choices;
  std::vector<std::string> needs;  // flags that must be given as well
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

// The flags of a verb without those that the program has by the same name, which may follow any
// verb.
[[nodiscard]] std::vector<Parameter> own_flags(const Command& program, const Command& verb);

}  // namespace nachlese::cli
