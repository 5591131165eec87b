#include "core/cli/usage.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/cli/nearest.hpp"

namespace nachlese::cli {
namespace {

std::vector<std::string> verbs_of(const CLI::App& app) {
  std::vector<std::string> out;
  for (const CLI::App* verb : app.get_subcommands({})) out.push_back(verb->get_name());
  return out;
}

std::vector<std::string> flags_of(const CLI::App& app) {
  std::vector<std::string> out;
  for (const CLI::Option* option : app.get_options()) {
    for (const auto& name : option->get_lnames()) out.push_back(name);
  }
  return out;
}

Error unknown_verb(const CLI::App& app, std::string_view word) {
  const std::string program = app.get_name();
  const std::vector<std::string> verbs = verbs_of(app);
  const std::string help = "`" + program + " --help` lists the verbs.";
  if (word.empty() || word.front() == '-') return {ErrorCode::usage, "A verb is missing.", help};
  std::string hint = help;
  if (const std::string meant = nearest(verbs, word); !meant.empty()) {
    hint = "Did you mean `" + program + " " + meant + "`?";
  } else if (std::find(verbs.begin(), verbs.end(), "search") != verbs.end()) {
    hint = "To search for it, write `" + program + " search " + std::string(word) + "`; " + help;
  }
  return {ErrorCode::usage, program + " has no verb \"" + std::string(word) + "\".", hint};
}

}  // namespace

Error usage_error(const CLI::App& app, const CLI::ParseError& error, std::string_view first) {
  const auto verbs = app.get_subcommands();
  if (verbs.empty() && dynamic_cast<const CLI::RequiredError*>(&error) != nullptr)
    return unknown_verb(app, first);
  const CLI::App& verb = verbs.empty() ? app : *verbs.front();
  const std::string command =
      verbs.empty() ? app.get_name() : app.get_name() + " " + verb.get_name();
  const std::string help = "`" + command + " --help` lists what it takes.";
  if (dynamic_cast<const CLI::ExtrasError*>(&error) == nullptr)
    return {ErrorCode::usage, error.what() + std::string("."), help};
  const std::vector<std::string> extras = app.remaining(true);
  const auto flag = std::find_if(extras.begin(), extras.end(), [](const std::string& extra) {
    return extra.starts_with('-') && extra.find_first_not_of('-') != std::string::npos;
  });
  if (flag == extras.end()) {
    return {ErrorCode::usage,
            command + " does not take \"" + (extras.empty() ? "" : extras.front()) + "\".", help};
  }
  const std::string name = flag->substr(0, flag->find('='));
  const std::string meant =
      nearest(flags_of(verb), std::string_view(name).substr(name.find_first_not_of('-')));
  return {ErrorCode::usage, command + " has no flag " + name + ".",
          meant.empty() ? help : "Did you mean --" + meant + "?"};
}

}  // namespace nachlese::cli
