#include "core/cli/unknown_keys.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/base/error.hpp"

namespace nachlese {
namespace {

// Levenshtein's.
std::size_t distance(const std::string& left, const std::string& right) {
  std::vector<std::size_t> row(right.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < left.size(); ++i) {
    std::size_t before = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < right.size(); ++j) {
      const std::size_t replaced = before + (left[i] == right[j] ? 0 : 1);
      before = std::exchange(row[j + 1], std::min({replaced, row[j] + 1, row[j + 1] + 1}));
    }
  }
  return row.back();
}

std::vector<std::string> keys_of(const CLI::App& app) {
  std::vector<std::string> out;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_configurable() && !option->get_lnames().empty()) out.push_back(option->get_lnames().front());
  }
  return out;
}

// As CLI11 looks for it.
bool knows(const CLI::App& app, const std::string& key) {
  return app.get_option_no_throw("--" + key) != nullptr || app.get_option_no_throw(key) != nullptr ||
         (key.size() == 1 && app.get_option_no_throw("-" + key) != nullptr);
}

bool marks_section(const CLI::ConfigItem& setting) { return setting.name == "++" || setting.name == "--"; }

}  // namespace

void refuse_unknown_keys(const CLI::App& verb, const std::string& file, const std::vector<CLI::ConfigItem>& settings) {
  for (const CLI::ConfigItem& setting : settings) {
    const bool ours = !setting.parents.empty() && setting.parents.front() == verb.get_name();
    if (marks_section(setting) || (!ours && !setting.parents.empty())) continue;
    if (!ours) {
      throw Error(ErrorCode::usage, file + ": the key \"" + setting.name + "\" stands in no section.",
                  "Settings stand in the section of a verb, as in [" + verb.get_name() + "].");
    }
    std::string key = setting.name;
    for (auto parent = setting.parents.rbegin(); parent + 1 != setting.parents.rend(); ++parent) key.insert(0, *parent + ".");
    if (setting.parents.size() == 1 && knows(verb, key)) continue;
    const std::vector<std::string> keys = keys_of(verb);
    const auto nearest = std::ranges::min_element(keys, {}, [&](const std::string& known) { return distance(key, known); });
    throw Error(ErrorCode::usage, file + ": [" + verb.get_name() + "] has the unknown key \"" + key + "\".",
                nearest == keys.end() ? "It has no keys." : "Did you mean \"" + *nearest + "\"?");
  }
}

}  // namespace nachlese
