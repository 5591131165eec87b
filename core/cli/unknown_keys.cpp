#include "core/cli/unknown_keys.hpp"

#include <algorithm>
#include <string_view>

#include "core/base/error.hpp"
#include "core/base/strings.hpp"
#include "core/cli/nearest.hpp"
#include "core/cli/sections.hpp"

namespace nachlese::cli {
namespace {

// Sections of verbs that the other of the two programs has: one file serves both.
constexpr std::string_view kVerbs[] = {
    "sync",     "rebuild", "try",     "delete",    "undelete", "suppress", "names",
    "check",    "doctor",  "alarm",   "backup",    "restore",  "rollback", "shard",
    "info",     "schema",  "search",  "count",     "show",     "versions", "similar",
    "export",   "suggest", "related", "chronicle", "facets",   "explain",  "analyze",
    "entities", "quotes",  "alert",   "serve",     "password"};
// Sections of which there may be several, [KIND.NAME] and [KIND.NAME.INSIDE].
constexpr std::string_view kKinds[] = {"source", "access", "archives"};
constexpr std::size_t kDeepest = 3;

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

// Of the sections whose name begins with `front`, the first of the deepest: CLI11 lists [a] before
// [a.b] also where only that is written.
std::string written_title(const std::vector<CLI::ConfigItem>& settings, const std::string& front) {
  std::vector<std::string> title;
  for (const CLI::ConfigItem& setting : settings) {
    if (setting.parents.size() > title.size() && setting.parents.front() == front)
      title = setting.parents;
  }
  return join(title, ".");
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

void refuse_unknown_sections(const CLI::App& app, const std::string& file,
                             const std::vector<CLI::ConfigItem>& settings) {
  std::vector<std::string> known(std::begin(kVerbs), std::end(kVerbs));
  known.insert(known.end(), std::begin(kKinds), std::end(kKinds));
  for (const CLI::App* verb : app.get_subcommands([](const CLI::App*) { return true; }))
    known.push_back(verb->get_name());
  for (const CLI::ConfigItem& setting : settings) {
    if (setting.parents.empty()) continue;
    const std::string& front = setting.parents.front();
    const bool kind = is_one_of(front, kKinds);
    const auto place = [&](const std::string& title) {
      return place_in_config(file, title) + ": ";
    };
    if (std::ranges::find(known, front) == known.end()) {
      const std::string title = written_title(settings, front);
      std::string meant = nearest(known, front);
      if (!meant.empty()) meant += title.substr(front.size());
      throw Error(ErrorCode::usage, place(title) + "there is no section [" + title + "].",
                  meant.empty() ? "There are those of verbs, as [sync], and [source.NAME], "
                                  "[access.NAME], [archives.NAME]."
                                : "Did you mean [" + meant + "]?");
    }
    if (kind && setting.parents.size() == 1 && !marks_section(setting))
      throw Error(ErrorCode::usage, place(front) + "the section [" + front + "] needs a name.",
                  "Write [" + front + ".NAME].");
    const std::string title = join(setting.parents, ".");
    if (kind && setting.parents.size() > kDeepest)
      throw Error(ErrorCode::usage, place(title) + "there is no section [" + title + "].",
                  "Write names without dots, as in [" + front + ".NAME].");
  }
}

}  // namespace nachlese::cli
