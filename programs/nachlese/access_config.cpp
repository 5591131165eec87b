#include "programs/nachlese/access_config.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/period.hpp"
#include "core/cli/section_keys.hpp"

namespace nachlese::programs {
namespace {

using ConfigValues = std::vector<std::string>;
using web::AccessRow;

// A key of a section. `set` returns false for a value that is not `allowed`.
struct AccessKey {
  const char* name;
  bool (*set)(AccessRow& row, const ConfigValues& values);
  const char* allowed;
};

bool take_texts(const ConfigValues& values, ConfigValues& out) {
  out = values;
  return !values.empty() && std::ranges::none_of(values, &std::string::empty);
}

bool take_days(const ConfigValues& values, unsigned& out) {
  if (values.size() != 1) return false;
  const std::string& text = values.front();
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() && out > 0 && out < 100'000;
}

bool take_date(const ConfigValues& values, std::optional<Date>& out) {
  if (values.size() == 1) out = parse_date(values.front());
  return out.has_value();
}

bool take_truth(const ConfigValues& values, bool& out) {
  out = values == ConfigValues{"true"};
  return out || values == ConfigValues{"false"};
}

constexpr const char* kTexts = "a text, or several in brackets";
constexpr const char* kWholeDays = "a number of days";
constexpr const char* kDate = "a date as in 2018, 2018-07 or 2018-07-16";

template <ConfigValues ReadingRule::*kList>
bool take_list(AccessRow& row, const ConfigValues& values) {
  return take_texts(values, row.rule.*kList);
}

const AccessKey kAccessKeys[] = {
    {"groups",
     [](AccessRow& row, const ConfigValues& values) { return take_texts(values, row.groups); },
     kTexts},
    {"archives",
     [](AccessRow& row, const ConfigValues& values) { return take_texts(values, row.archives); },
     kTexts},
    {"deny",
     [](AccessRow& row, const ConfigValues& values) { return take_truth(values, row.deny); },
     "true or false"},
    {"sources", take_list<&ReadingRule::sources>, kTexts},
    {"sections", take_list<&ReadingRule::sections>, kTexts},
    {"rights", take_list<&ReadingRule::rights>, kTexts},
    {"except_sources", take_list<&ReadingRule::except_sources>, kTexts},
    {"except_sections", take_list<&ReadingRule::except_sections>, kTexts},
    {"except_rights", take_list<&ReadingRule::except_rights>, kTexts},
    {"from",
     [](AccessRow& row, const ConfigValues& values) {
       return take_date(values, row.rule.published.from);
     },
     kDate},
    {"to",
     [](AccessRow& row, const ConfigValues& values) {
       return take_date(values, row.rule.published.to);
     },
     kDate},
    {"older_than_days",
     [](AccessRow& row, const ConfigValues& values) {
       return take_days(values, row.rule.older_than_days);
     },
     kWholeDays},
    {"newer_than_days",
     [](AccessRow& row, const ConfigValues& values) {
       return take_days(values, row.rule.newer_than_days);
     },
     kWholeDays},
};

void set_access_key(const cli::SectionPlace& place, const std::string& name,
                    const ConfigValues& values, AccessRow& row) {
  const AccessKey* key = cli::find_key(kAccessKeys, name);
  if (key == nullptr) place.refuse_key(name, cli::names_of_keys(kAccessKeys));
  if (!key->set(row, values)) place.refuse_value(name, values, key->allowed);
}

}  // namespace

std::vector<web::AccessRow> read_access_sections(const cli::ConfigSections& config) {
  std::vector<AccessRow> rows;
  for (const auto& section : config.sections) {
    const cli::SectionPlace place{config, "access." + section.name};
    AccessRow row;
    row.name = section.name;
    for (const auto& [key, values] : section.values) set_access_key(place, key, values, row);
    if (row.groups.empty())
      place.refuse("", "names no groups.",
                   "Add groups = [\"NAME\"]; \"everyone\" and \"signed-in\" are such names, "
                   "too.");
    if (is_reversed(row.rule.published))
      place.refuse("to", "ends before it begins.", "Exchange from and to.");
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace nachlese::programs
