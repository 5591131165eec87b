#include "core/cli/own_verbs.hpp"

#include <iostream>

#include "core/base/error.hpp"
#include "core/cli/command.hpp"
#include "core/cli/completion.hpp"
#include "core/cli/manual.hpp"
#include "core/cli/output.hpp"
#include "core/cli/usage.hpp"

namespace nachlese::cli {
namespace {

int print(const std::string& text) {
  std::cout << text;
  finish_output();
  return kFound;
}

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

std::function<int()> setup_manual(CLI::App& command, const ManualText& text) {
  return [&command, text] { return print(manual(describe(*command.get_parent()), text)); };
}

std::function<int()> setup_help(CLI::App& command) {
  const auto wanted = std::make_shared<std::string>();
  command.add_option("VERB", *wanted, "The verb")->type_name("")->configurable(false);
  return [&command, wanted] {
    const CLI::App& program = *command.get_parent();
    if (wanted->empty()) return print(program.help());
    const auto found =
        program.get_subcommands([&](const CLI::App* verb) { return verb->get_name() == *wanted; });
    if (found.empty()) throw unknown_verb(program, *wanted);
    return print(found.front()->help(program.get_name()));
  };
}

}  // namespace

std::vector<Verb> own_verbs(const ManualText& text) {
  return {
      {"completion", "Print the completion script for a shell, to be sourced", setup_completion},
      {"manual", "Print the manual page, for `man -l -`",
       [text](CLI::App& command) { return setup_manual(command, text); }},
      {"help", "Explain the program or one of its verbs", setup_help},
  };
}

}  // namespace nachlese::cli
