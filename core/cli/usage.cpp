#include "core/cli/usage.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/base/strings.hpp"
#include "core/cli/command.hpp"
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

// The option that CLI11 names at the start of a message: "--limit: …", "-n,--limit requires …".
const CLI::Option* named_option(const CLI::App& verb, const std::string& message) {
  const std::string name = message.substr(0, message.find_first_of(": "));
  for (const CLI::App* app : {&verb, verb.get_parent()}) {
    if (app == nullptr) continue;
    for (const CLI::Option* option : app->get_options()) {
      if (option->get_name() == name || option->get_name(false, true) == name) return option;
    }
  }
  return nullptr;
}

std::string value_of(const CLI::Option& option) {
  return option.results().empty() ? std::string() : option.results().back();
}

std::string of_value(const CLI::App& verb, const std::string& message) {
  const CLI::Option* option = named_option(verb, message);
  if (option == nullptr) return message + ".";
  const Parameter parameter = describe(*option);
  const std::string name = option->get_name();
  const std::string not_this = ", not \"" + value_of(*option) + "\".";
  if (!parameter.choices.empty()) return name + " must be " + either(parameter.choices) + not_this;
  const std::size_t open = parameter.bounds.find('[');
  const std::size_t dash = parameter.bounds.find(" - ");
  if (open == std::string::npos || dash == std::string::npos) return message + ".";
  const std::string most = parameter.bounds.substr(dash + 3);
  return name + " takes a number from " + parameter.bounds.substr(open + 1, dash - open - 1) +
         " to " + most.substr(0, most.find(']')) + not_this;
}

std::string of_missing_value(const CLI::App& verb, const std::string& message) {
  const CLI::Option* option = named_option(verb, message);
  if (option == nullptr) return message + ".";
  const Parameter parameter = describe(*option);
  const std::string what = parameter.choices.empty() ? parameter.value : either(parameter.choices);
  return option->get_name() + " needs a value" + (what.empty() ? "." : ": " + what + ".");
}

std::string of_file(const CLI::App&, const std::string& message) {
  const std::string file = message.substr(0, message.find(" was not readable"));
  if (file.starts_with('-')) return "--config needs a file, but " + file + " follows.";
  return "The config file " + file + " cannot be read.";
}

std::string of_pair(const std::string& message, const std::string& word, const char* plain) {
  const std::size_t at = message.find(word);
  if (at == std::string::npos) return message + ".";
  return message.substr(0, at) + plain + message.substr(at + word.size()) + ".";
}

std::string of_exclusion(const CLI::App&, const std::string& message) {
  return of_pair(message, " excludes ", " cannot be used together with ");
}

std::string of_need(const CLI::App&, const std::string& message) {
  return of_pair(message, " requires ", " needs ");
}

// What CLI11 says, in plain words.
struct Saying {
  std::string_view error;  // the class
  std::string (*in_words)(const CLI::App& verb, const std::string& message);
};
constexpr Saying kSayings[] = {
    {"ValidationError", of_value},          {"ConversionError", of_value},
    {"ArgumentMismatch", of_missing_value}, {"FileError", of_file},
    {"ExcludesError", of_exclusion},        {"RequiresError", of_need},
};

std::string in_words(const CLI::App& verb, const CLI::ParseError& error) {
  for (const Saying& saying : kSayings) {
    if (saying.error == error.get_name()) return saying.in_words(verb, error.what());
  }
  return error.what() + std::string(".");
}

}  // namespace

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

Error usage_error(const CLI::App& app, const CLI::ParseError& error, std::string_view first) {
  const auto verbs = app.get_subcommands();
  if (verbs.empty() && dynamic_cast<const CLI::RequiredError*>(&error) != nullptr)
    return unknown_verb(app, first);
  const CLI::App& verb = verbs.empty() ? app : *verbs.front();
  const std::string command =
      verbs.empty() ? app.get_name() : app.get_name() + " " + verb.get_name();
  const std::string help = "`" + command + " --help` lists what it takes.";
  if (dynamic_cast<const CLI::ExtrasError*>(&error) == nullptr)
    return {ErrorCode::usage, in_words(verb, error), help};
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
