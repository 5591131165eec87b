#include "core/cli/unknown_keys.hpp"

#include <sstream>

#include "core/base/error.hpp"
#include "core/base/strings.hpp"
#include "core/cli/nearest.hpp"
#include "core/cli/sections.hpp"

namespace nachlese::cli {
namespace {

std::vector<std::string> keys_of(const CLI::App& app) {
  std::vector<std::string> out;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_configurable() && !option->get_lnames().empty())
      out.push_back(option->get_lnames().front());
  }
  return out;
}

bool marks_section(const CLI::ConfigItem& setting) {
  return setting.name == "++" || setting.name == "--";
}

}  // namespace

const CLI::Option* option_of_key(const CLI::App& app, const std::string& key) {
  const CLI::Option* option = app.get_option_no_throw("--" + key);
  if (option == nullptr && key.size() == 1) option = app.get_option_no_throw("-" + key);
  return option != nullptr ? option : app.get_option_no_throw(key);
}

void refuse_unknown_keys(const CLI::App& verb, const std::string& file,
                         const std::vector<CLI::ConfigItem>& settings) {
  for (const CLI::ConfigItem& setting : settings) {
    const bool ours = !setting.parents.empty() && setting.parents.front() == verb.get_name();
    if (marks_section(setting) || (!ours && !setting.parents.empty())) continue;
    if (!ours) {
      throw Error(ErrorCode::usage,
                  place_in_config(file, "", setting.name) + ": the key \"" + setting.name +
                      "\" is in no section.",
                  "Settings belong in the section of a verb, as in [" + verb.get_name() + "].");
    }
    std::string key = setting.name;
    for (auto parent = setting.parents.rbegin(); parent + 1 != setting.parents.rend(); ++parent)
      key.insert(0, *parent + ".");
    if (setting.parents.size() == 1 && option_of_key(verb, key) != nullptr) continue;
    const std::string meant = nearest(keys_of(verb), key);
    throw Error(ErrorCode::usage,
                place_in_config(file, verb.get_name(), key) + ": [" + verb.get_name() +
                    "] has the unknown key \"" + key + "\".",
                meant.empty()
                    ? "Its keys are the flags of " + verb.get_name() + ": `--help` lists them."
                    : "Did you mean \"" + meant + "\"?");
  }
}

void refuse_misspelled_section(const CLI::App& verb, const std::string& file,
                               const std::vector<CLI::ConfigItem>& settings) {
  std::string near;
  for (const CLI::ConfigItem& setting : settings) {
    if (setting.parents.empty()) continue;
    const std::string& section = setting.parents.front();
    if (section == verb.get_name()) return;
    if (!nearest({verb.get_name()}, section).empty()) near = section;
  }
  if (!near.empty())
    throw Error(ErrorCode::usage, file + ": there is no verb for the section [" + near + "].",
                "Did you mean [" + verb.get_name() + "]?");
}

void refuse_broken_sections(const std::string& text) {
  std::size_t number = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    ++number;
    const std::string_view said = trim(std::string_view(line).substr(0, line.find('#')));
    // Inside of a list of several lines, a list may begin.
    const bool section = said.starts_with('[') && said.find_first_of("\"',") == said.npos;
    if (section && !said.ends_with(']'))
      throw Error(ErrorCode::usage,
                  "The config file has a section without its end in line " +
                      std::to_string(number) + ": " + std::string(said),
                  "Write [NAME] in a line of its own.");
  }
}

}  // namespace nachlese::cli
