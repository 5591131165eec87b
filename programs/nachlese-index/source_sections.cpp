#include "programs/nachlese-index/source_sections.hpp"

#include <algorithm>
#include <map>
#include <memory>

#include "core/base/error.hpp"
#include "core/base/strings.hpp"
#include "indexer/readers/formats/formats.hpp"

namespace nachlese::programs {
namespace {

using Values = std::vector<std::string>;

const std::map<std::string, readers::IdRule> kIdRules = {{"field", readers::IdRule::field},
                                                         {"url", readers::IdRule::url},
                                                         {"file", readers::IdRule::file}};
const std::map<std::string, bool> kTruths = {{"true", true}, {"false", false}};

template <class Table>
std::string names_of(const Table& table) {
  std::string out;
  for (const auto& entry : table) out.append(out.empty() ? "" : ", ").append(entry.first);
  return out;
}

struct Draft {
  Values paths;
  readers::SourceRules rules;
};

// A key of a section. `set` returns false for a value that is not `allowed`.
struct Key {
  const char* name;
  bool (*set)(Draft& draft, const Values& values);
  std::string (*allowed)();
};

template <class Table, class Value>
bool choose(const Table& table, const Values& values, Value& out) {
  const auto found = values.size() == 1 ? table.find(values.front()) : table.end();
  if (found != table.end()) out = found->second;
  return found != table.end();
}

bool take_one(const Values& values, std::string& out) {
  if (values.size() == 1) out = values.front();
  return values.size() == 1;
}

bool take_some(const Values& values, Values& out) {
  out = values;
  return !values.empty() && std::none_of(values.begin(), values.end(),
                                         [](const std::string& value) { return value.empty(); });
}

bool take_format(Draft& draft, const Values& values) {
  draft.rules.format = values.size() == 1 ? readers::find_format(values.front()) : nullptr;
  return draft.rules.format != nullptr;
}

std::string one() { return "one text"; }
std::string some() { return "a text, or several in brackets"; }

const Key kKeys[] = {
    {"path", [](Draft& draft, const Values& values) { return take_some(values, draft.paths); },
     some},
    {"glob",
     [](Draft& draft, const Values& values) { return take_some(values, draft.rules.globs); }, some},
    {"format", take_format, readers::format_keys},
    {"source",
     [](Draft& draft, const Values& values) { return take_one(values, draft.rules.source); }, one},
    {"section",
     [](Draft& draft, const Values& values) { return take_one(values, draft.rules.section); }, one},
    {"id",
     [](Draft& draft, const Values& values) { return choose(kIdRules, values, draft.rules.id); },
     [] { return names_of(kIdRules); }},
    {"follow_links",
     [](Draft& draft, const Values& values) {
       return choose(kTruths, values, draft.rules.follow_links);
     },
     [] { return names_of(kTruths); }},
    {"delete_missing",
     [](Draft& draft, const Values& values) {
       return choose(kTruths, values, draft.rules.delete_missing);
     },
     [] { return names_of(kTruths); }},
};

[[noreturn]] void refuse(const cli::ConfigSections& config, const cli::ConfigSection& section,
                         const std::string& what, const std::string& hint) {
  throw Error(ErrorCode::usage, config.file.string() + ": [source." + section.name + "] " + what,
              hint);
}

void set(const cli::ConfigSections& config, const cli::ConfigSection& section,
         const std::string& name, const Values& values, Draft& draft) {
  const auto* key = std::find_if(std::begin(kKeys), std::end(kKeys),
                                 [&](const Key& k) { return k.name == name; });
  if (key == std::end(kKeys)) {
    std::string names;
    for (const auto& known : kKeys) names.append(names.empty() ? "" : ", ").append(known.name);
    refuse(config, section, "has a key " + name + ", which is not known.",
           "Allowed are " + names + ".");
  }
  if (!key->set(draft, values)) {
    refuse(config, section, name + " cannot be \"" + join(values, ", ") + "\".",
           "Allowed is: " + key->allowed() + ".");
  }
}

void require_names(const cli::ConfigSections& config, const Values& only) {
  std::string names;
  for (const auto& section : config.sections)
    names.append(names.empty() ? "" : ", ").append(section.name);
  for (const auto& name : only) {
    if (std::any_of(config.sections.begin(), config.sections.end(),
                    [&](const cli::ConfigSection& s) { return s.name == name; }))
      continue;
    throw Error(
        ErrorCode::usage,
        "--only " + name + " names no source of the config file " + config.file.string() + ".",
        names.empty() ? "Sources are sections [source.NAME]." : "There are " + names + ".");
  }
}

}  // namespace

readers::Inputs read_source_sections(const cli::ConfigSections& config,
                                     const std::vector<std::string>& only) {
  require_names(config, only);
  readers::Inputs sources;
  for (const auto& section : config.sections) {
    Draft draft;
    draft.rules.name = section.name;
    for (const auto& [key, values] : section.values) set(config, section, key, values, draft);
    if (draft.paths.empty()) refuse(config, section, "names no path.", "Add path = \"FOLDER\".");
    if (!only.empty() && std::find(only.begin(), only.end(), section.name) == only.end()) continue;
    const auto rules = std::make_shared<const readers::SourceRules>(std::move(draft.rules));
    for (auto& path : draft.paths) sources.emplace_back(std::move(path), rules);
  }
  return sources;
}

}  // namespace nachlese::programs
