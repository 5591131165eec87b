#include "core/cli/own_verbs.hpp"

#include <iostream>

#include "core/base/error.hpp"
#include "core/cli/command.hpp"
#include "core/cli/completion.hpp"
#include "core/cli/manual.hpp"

namespace nachlese::cli {
namespace {

int print(const std::string& text) {
  std::cout << text << std::flush;
  if (!std::cout)
    throw Error(ErrorCode::input, "Standard output could not be written.",
                "Check the disk it goes to.");
  return kFound;
}

}  // namespace

std::function<int()> setup_completion(CLI::App& command) {
  std::vector<std::string> names;
  for (const auto& shell : kShells) names.emplace_back(shell.name);
  const auto wanted = std::make_shared<std::string>();
  command.add_option("SHELL", *wanted, "The shell")
      ->required()
      ->check(CLI::IsMember(names))
      ->type_name("")
      ->configurable(false);
  return [&command, wanted] {
    const Command program = describe(*command.get_parent());
    for (const auto& shell : kShells) {
      if (shell.name == *wanted) return print(shell.completion(program));
    }
    throw Error(ErrorCode::bug, "No completion for " + *wanted + ".");
  };
}

std::function<int()> setup_manual(CLI::App& command) {
  return [&command] { return print(manual(describe(*command.get_parent()))); };
}

}  // namespace nachlese::cli
