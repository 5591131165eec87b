#include "programs/nachlese-index/source_sections.hpp"

#include <algorithm>
#include <map>
#include <memory>

#include "core/base/ascii.hpp"
#include "core/base/error.hpp"
#include "core/cli/section_keys.hpp"
#include "indexer/readers/bytes/charset.hpp"
#include "indexer/readers/formats/formats.hpp"
#include "indexer/readers/formats/ready_maps.hpp"
#include "indexer/readers/markup/xpath.hpp"
#include "indexer/readers/record/publication.hpp"
#include "indexer/readers/record/time_zone.hpp"

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
  readers::FieldMap ready;
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

bool take_charset(Draft& draft, const Values& values) {
  draft.rules.charset = values.size() == 1 ? readers::known_charset(values.front()) : "";
  const bool utf8 = values.size() == 1 && equals_ignoring_case(values.front(), "utf-8");
  return utf8 || !draft.rules.charset.empty();
}

bool take_zone(Draft& draft, const Values& values) {
  draft.rules.zone = values.size() == 1 ? readers::TimeZone::named(values.front()) : nullptr;
  return draft.rules.zone != nullptr;
}

// "Zeile1=title", as with --column.
bool take_columns(Draft& draft, const Values& values) {
  return !values.empty() &&
         std::all_of(values.begin(), values.end(), [&](const std::string& value) {
           const std::size_t sign = value.rfind('=');
           const std::string field = sign == std::string::npos ? "" : value.substr(sign + 1);
           if (readers::find_field(field) == nullptr) return false;
           draft.rules.columns[readers::column_key(value.substr(0, sign))] = field;
           return true;
         });
}

// A ready map goes behind what the section says itself.
bool take_map(Draft& draft, const Values& values) {
  const readers::FieldMap* ready =
      values.size() == 1 ? readers::find_ready_map(values.front()) : nullptr;
  if (ready != nullptr) draft.ready = *ready;
  return ready != nullptr;
}

std::string mappings() { return "NAME=FIELD, or several in brackets"; }
std::string zones() { return "a name as in Europe/Berlin"; }
std::string charsets() { return "a name as in windows-1252"; }
std::string one() { return "one text"; }
std::string some() { return "a text, or several in brackets"; }

const Key kKeys[] = {
    {"path", [](Draft& draft, const Values& values) { return take_some(values, draft.paths); },
     some},
    {"glob",
     [](Draft& draft, const Values& values) { return take_some(values, draft.rules.globs); }, some},
    {"format", take_format, readers::format_keys},
    {"exclude",
     [](Draft& draft, const Values& values) { return take_some(values, draft.rules.excludes); },
     some},
    {"charset", take_charset, charsets},
    {"timezone", take_zone, zones},
    {"columns", take_columns, mappings},
    {"map", take_map, readers::ready_map_names},
    {"records",
     [](Draft& draft, const Values& values) { return take_one(values, draft.rules.map.records); },
     one},
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

// [source.NAME.fields], or a key of the section that is a field: where in a record it stands.
bool take_field(const std::string& key, const Values& values, Draft& draft) {
  constexpr std::string_view kFields = "fields.";
  const bool told = key.starts_with(kFields);
  const std::string field = told ? key.substr(kFields.size()) : key;
  const bool known =
      readers::find_field(field) != nullptr || (told && readers::Publication().take(field, ""));
  if (!known || values.size() != 1 || values.front().empty()) return false;
  draft.rules.map.fields.emplace_back(field, values.front());
  return true;
}

void set_source_key(const cli::SectionPlace& place, const std::string& name, const Values& values,
                    Draft& draft) {
  const Key* key = cli::find_key(kKeys, name);
  if (key == nullptr && take_field(name, values, draft)) return;
  if (key == nullptr)
    place.refuse_key(name,
                     cli::names_of_keys(kKeys) + ", and fields of the article with their paths");
  if (!key->set(draft, values)) place.refuse_value(name, values, key->allowed());
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

// What a ready map says is where the section itself says nothing; paths of XML must be ones.
void complete_map(const cli::SectionPlace& place, Draft& draft) {
  readers::FieldMap& map = draft.rules.map;
  if (map.records.empty()) map.records = draft.ready.records;
  for (const auto& [field, path] : draft.ready.fields) {
    const bool told = std::any_of(map.fields.begin(), map.fields.end(),
                                  [&field = field](const auto& own) { return own.first == field; });
    if (!told) map.fields.emplace_back(field, path);
  }
  for (const auto& [field, path] : map.fields) {
    // A path of JSON has dots, and may have anything in a name.
    const bool xml = path.find_first_of("/@(") != std::string::npos;
    const std::string problem = xml ? readers::xpath_problem(path) : "";
    if (!problem.empty())
      place.refuse(field, field + ": " + problem + ".",
                   "Write it as title = \"head/title\" for XML, \"head.title\" for JSON.");
  }
}

}  // namespace

readers::Inputs read_source_sections(const cli::ConfigSections& config,
                                     const std::vector<std::string>& only,
                                     const readers::ColumnMap& columns) {
  require_names(config, only);
  readers::Inputs sources;
  for (const auto& section : config.sections) {
    const cli::SectionPlace place{config, "source." + section.name};
    Draft draft;
    draft.rules.name = section.name;
    for (const auto& [key, values] : section.values) set_source_key(place, key, values, draft);
    complete_map(place, draft);
    draft.rules.columns.insert(columns.begin(), columns.end());
    if (draft.paths.empty()) place.refuse("", "names no path.", "Add path = \"FOLDER\".");
    if (!only.empty() && std::find(only.begin(), only.end(), section.name) == only.end()) continue;
    const auto rules = std::make_shared<const readers::SourceRules>(std::move(draft.rules));
    for (auto& path : draft.paths)
      sources.emplace_back(path == "-" ? path : cli::path_beside(config.file, path).string(),
                           rules);
  }
  return sources;
}

}  // namespace nachlese::programs
