// Reports misspelt keys and sections in the config file, which CLI11 would ignore.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace nachlese::cli {

// The option of `app` that a key of the config file sets, found as CLI11 does; null if none.
[[nodiscard]] const CLI::Option* option_of_key(const CLI::App& app, const std::string& key);

// Throws Error(usage) at the first of `settings` that is in no section, or in the section of `verb`
// without being one of its options. Sections of other verbs are not checked, since one file serves
// both programs.
void refuse_unknown_keys(const CLI::App& verb, const std::string& file,
                         const std::vector<CLI::ConfigItem>& settings);

// Throws Error(usage) at the first section that neither program reads: of no verb, or one of
// several without a name of its own.
void refuse_unknown_sections(const CLI::App& app, const std::string& file,
                             const std::vector<CLI::ConfigItem>& settings);

}  // namespace nachlese::cli
