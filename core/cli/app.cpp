#include "core/cli/app.hpp"

#include <csignal>
#include <exception>
#include <iostream>

#include "core/base/error.hpp"

namespace nachlese {
namespace {

int report(const std::string& program, const Error& error) {
  std::cerr << program << ": " << error.what() << '\n';
  if (!error.hint().empty()) std::cerr << program << ": " << error.hint() << '\n';
  return static_cast<int>(error.code());
}

int report_bug(const std::string& program, const char* what) {
  return report(program, Error(ErrorCode::bug, std::string("Internal error: ") + what + ".",
                               "Please report it with the command and, if you can, the input."));
}

}  // namespace

int run_program(const std::string& name, const std::string& description, const std::vector<Verb>& verbs, int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is the reader's choice, seen as a failed write
  CLI::App app(description, name);
  app.set_version_flag("--version", name + " " NACHLESE_VERSION);
  app.set_config("--config", "", "Settings as TOML; a section per verb")->envname("NACHLESE_CONFIG")->type_name("FILE");
  app.require_subcommand(1);
  app.fallthrough();
  std::vector<std::function<int()>> actions;
  std::vector<CLI::App*> commands;
  for (const auto& verb : verbs) {
    CLI::App* command = app.add_subcommand(verb.name, verb.help);
    command->configurable();
    actions.push_back(verb.setup(*command));
    commands.push_back(command);
  }
  try {
    app.parse(argc, argv);
    for (std::size_t i = 0; i < commands.size(); ++i) {
      if (commands[i]->parsed()) return actions[i]();
    }
    return static_cast<int>(ErrorCode::usage);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return code == 0 ? 0 : static_cast<int>(ErrorCode::usage);
  } catch (const Error& error) {
    return report(name, error);
  } catch (const std::exception& error) {
    return report_bug(name, error.what());
  }
}

}  // namespace nachlese
