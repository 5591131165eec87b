// What the readers of sections [KIND.NAME] share: tables of their keys, and refusals of what a
// section says that name file, line and key.
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "core/cli/sections.hpp"

namespace nachlese::cli {

// A section of a config file. Each of these throws Error(usage) that begins with FILE:LINE.
struct SectionPlace {
  const ConfigSections& config;
  std::string title;  // such as "access.presse"

  // `what` follows the title: "names no groups." The line is that of `key`, or, if that is empty,
  // of the section.
  [[noreturn]] void refuse(const std::string& key, const std::string& what,
                           const std::string& hint) const;
  [[noreturn]] void refuse_value(const std::string& key, const std::vector<std::string>& values,
                                 const std::string& allowed) const;
  // `allowed`: "path, title", or more than names
  [[noreturn]] void refuse_key(const std::string& key, const std::string& allowed) const;
};

// The entry of a table of keys, structs with a `name`; null if there is none.
template <class Table>
[[nodiscard]] auto find_key(const Table& table, const std::string& name) {
  const auto* found =
      std::ranges::find_if(table, [&](const auto& known) { return known.name == name; });
  return found == std::end(table) ? nullptr : found;
}

// "path, title, color"
template <class Table>
[[nodiscard]] std::string names_of_keys(const Table& table) {
  std::string out;
  for (const auto& known : table) out.append(out.empty() ? "" : ", ").append(known.name);
  return out;
}

}  // namespace nachlese::cli
