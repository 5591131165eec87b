// Misspelt keys in the config file, which CLI11 would pass over.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace nachlese::cli {

// The option of `app` that a key of a config file sets, as CLI11 looks for it; null if there is
// none.
[[nodiscard]] const CLI::Option* option_of_key(const CLI::App& app, const std::string& key);

// Throws Error(usage) at the first of the file's `settings` that stands in the section of `verb`
// and is none of its options, or in no section at all. Sections of other verbs are theirs to check:
// one file serves both programs.
void refuse_unknown_keys(const CLI::App& verb, const std::string& file,
                         const std::vector<CLI::ConfigItem>& settings);

}  // namespace nachlese::cli
