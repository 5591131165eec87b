#include "core/cli/app.hpp"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <sstream>

#include "core/base/disk.hpp"
#include "core/base/error.hpp"
#include "core/cli/config_text.hpp"
#include "core/cli/locale.hpp"
#include "core/cli/output.hpp"
#include "core/cli/own_verbs.hpp"
#include "core/cli/sections.hpp"
#include "core/cli/translate.hpp"
#include "core/cli/unknown_keys.hpp"
#include "core/cli/usage.hpp"

namespace nachlese::cli {
namespace {

int report(const std::string& program, const Error& error) {
  const Language language = environment_language();
  std::cerr << program << ": " << translated(error.what(), language) << '\n';
  if (!error.hint().empty())
    std::cerr << program << ": " << translated(error.hint(), language) << '\n';
  return static_cast<int>(error.code());
}

int report_bug(const std::string& program, const char* what) {
  return report(program, Error(ErrorCode::bug, std::string("Internal error: ") + what + ".",
                               "Please report it with the command and, if you can, the input."));
}

// Adapts CLI11's config file in two ways. The environment wins over the file, as users of cron and
// systemd expect; CLI11 has it the other way round. And a section only sets values, so that one
// file serves all verbs of both programs; CLI11 would run every verb that has a section.
class EnvironmentFirst : public CLI::ConfigTOML {
 public:
  explicit EnvironmentFirst(const CLI::App& app) : app_(app) {
    commentChar = '\x01';  // CLI11 would cut a value at a # in quotes; see plain_config()
  }

  std::vector<CLI::ConfigItem> from_config(std::istream& input) const override {
    const std::string text = plain_config(std::string(std::istreambuf_iterator<char>(input), {}));
    refuse_broken_sections(text);
    std::istringstream copy(text);
    auto settings = CLI::ConfigTOML::from_config(copy);
    share_archive(settings);
    read_ = settings;
    // CLI11 2.4 takes values of unknown keys for arguments; refuse_unknown_keys() reports them
    // better.
    std::erase_if(settings,
                  [this](const CLI::ConfigItem& setting) { return find(setting) == nullptr; });
    for (auto& setting : settings) {
      const CLI::Option* option = find(setting);
      if (option->get_envname().empty()) continue;
      if (const char* value = std::getenv(option->get_envname().c_str())) setting.inputs = {value};
    }
    return settings;
  }

  [[nodiscard]] std::vector<ConfigSection> sections(const std::string& kind) const {
    std::vector<ConfigSection> out;
    for (const auto& item : read_) {
      if (item.parents.size() < 2 || item.parents.size() > 3 || item.parents.front() != kind)
        continue;
      const std::string& name = item.parents[1];
      // A section inside, [KIND.NAME.INSIDE], gives its keys its name.
      const std::string inside = item.parents.size() > 2 ? item.parents.back() + "." : "";
      auto section = std::find_if(out.begin(), out.end(),
                                  [&](const ConfigSection& s) { return s.name == name; });
      if (section == out.end()) section = out.insert(section, {name, {}});
      if (item.name != "++" && item.name != "--")
        section->values.emplace_back(inside + item.name, item.inputs);
    }
    return out;
  }

  [[nodiscard]] const std::vector<CLI::ConfigItem>& settings() const { return read_; }

 private:
  // `archive` above all sections holds for every verb whose section names none.
  void share_archive(std::vector<CLI::ConfigItem>& settings) const {
    const auto shared = std::ranges::find_if(settings, [](const CLI::ConfigItem& setting) {
      return setting.parents.empty() && setting.name == "archive";
    });
    if (shared == settings.end()) return;
    const CLI::ConfigItem archive = *shared;
    settings.erase(shared);
    for (const CLI::App* verb : app_.get_subcommands([](const CLI::App*) { return true; })) {
      const std::vector<std::string> section = {verb->get_name()};
      const bool own = std::ranges::any_of(settings, [&](const CLI::ConfigItem& setting) {
        return setting.parents == section && setting.name == "archive";
      });
      if (own || verb->get_option_no_throw("--archive") == nullptr) continue;
      settings.push_back(archive);
      settings.back().parents = section;
    }
  }

  [[nodiscard]] const CLI::Option* find(const CLI::ConfigItem& setting) const {
    const CLI::App* command = &app_;
    for (const auto& parent : setting.parents) {
      const auto found =
          command->get_subcommands([&](const CLI::App* sub) { return sub->get_name() == parent; });
      if (found.empty()) return nullptr;
      command = found.front();
    }
    return option_of_key(*command, setting.name);
  }

  const CLI::App& app_;
  // The whole file; mutable because CLI11 declares reading const.
  mutable std::vector<CLI::ConfigItem> read_;
};

// The arguments in reverse, as CLI11 wants them. $NACHLESE_CONFIG becomes a first --config, which a
// later one overrides: CLI11 2.1 ignores the variable of the config file, and later versions ignore
// a missing file.
std::vector<std::string> arguments_from_the_back(int argc, char** argv) {
  std::vector<std::string> out(std::reverse_iterator(argv + argc),
                               std::reverse_iterator(argv + std::min(argc, 1)));
  const char* config = std::getenv("NACHLESE_CONFIG");
  if (config != nullptr && *config != '\0') out.push_back(std::string("--config=") + config);
  return out;
}

struct ConfigFile {
  const EnvironmentFirst* read = nullptr;  // null if there is none
  std::string name;
};

ConfigFile config_file(const CLI::App& app) {
  const auto* read = dynamic_cast<const EnvironmentFirst*>(app.get_config_formatter().get());
  const CLI::Option* named = app.get_config_ptr();
  if (read == nullptr || named == nullptr || named->count() == 0) return {};
  return {read, named->results().back()};
}

int run_verb(const CLI::App& app, const CLI::App& command, const std::function<int()>& action) {
  if (const ConfigFile file = config_file(app); file.read != nullptr) {
    refuse_unknown_sections(app, file.name, file.read->settings());
    refuse_unknown_keys(command, file.name, file.read->settings());
  }
  const int code = action();
  try {
    finish_output();
  } catch (const Error&) {
    if (code <= kNothingFound) throw;  // else what was wrong before is worse
  }
  return code;
}

// CLI11's own answers: help and version.
int answer(const CLI::App& app, const CLI::ParseError& error) {
  const int code = app.exit(error);
  try {
    finish_output();
  } catch (const Error& failure) {
    return report(app.get_name(), failure);
  }
  return code;
}

// What is required may stand in the config file, where the verb does not look for it.
Error explained(const CLI::App& app, const CLI::ParseError& error, std::string_view first) {
  const auto verbs = app.get_subcommands();
  const ConfigFile file = config_file(app);
  if (file.read != nullptr && !verbs.empty() &&
      dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    try {
      refuse_unknown_sections(app, file.name, file.read->settings());
      refuse_unknown_keys(*verbs.front(), file.name, file.read->settings());
    } catch (const Error& reason) {
      return reason;
    }
  }
  return usage_error(app, error, first);
}

}  // namespace

ConfigSections config_sections(const CLI::App& verb, const std::string& kind) {
  const ConfigFile file = config_file(*verb.get_parent());
  return file.read == nullptr ? ConfigSections()
                              : ConfigSections{file.name, file.read->sections(kind)};
}

int run_program(const std::string& name, const std::string& description,
                const std::vector<Verb>& verbs, int argc, char** argv, const ManualText& text) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe shows as a failed write instead
  std::signal(SIGXFSZ, SIG_IGN);  // so does the file size limit (ulimit -f)
  CLI::App app(description, name);
  app.set_version_flag("-V,--version", name + " " NACHLESE_VERSION);
  app.set_config("--config", "", "Settings as TOML, with a section per verb")
      ->envname("NACHLESE_CONFIG")
      ->type_name("FILE")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  app.config_formatter(std::make_shared<EnvironmentFirst>(app));
  app.require_subcommand(1);
  app.fallthrough();
  std::vector<std::function<int()>> actions;
  std::vector<CLI::App*> commands;
  const auto add = [&](const Verb& verb) {
    CLI::App* command = app.add_subcommand(verb.name, verb.help);
    command->configurable();
    actions.push_back(verb.setup(*command));
    commands.push_back(command);
  };
  std::for_each(verbs.begin(), verbs.end(), add);
  const std::vector<Verb> own = own_verbs(text);
  std::for_each(own.begin(), own.end(), add);
  try {
    app.parse(arguments_from_the_back(argc, argv));
    for (std::size_t i = 0; i < commands.size(); ++i) {
      if (commands[i]->parsed()) return run_verb(app, *commands[i], actions[i]);
    }
    return static_cast<int>(ErrorCode::usage);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return answer(app, error);
    return report(name, explained(app, error, argc > 1 ? argv[1] : ""));
  } catch (const Error& error) {
    return report(name, error);
  } catch (const std::filesystem::filesystem_error& error) {
    return report(name, Error(ErrorCode::archive,
                              error.path1().string() + ": " + error.code().message() + ".",
                              disk_hint(error.code().value())));
  } catch (const std::exception& error) {
    return report_bug(name, error.what());
  }
}

}  // namespace nachlese::cli
