// Reports misspelt keys in the config file, which CLI11 would ignore.
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

// Throws Error(usage) if the file has a section that nearly has the name of `verb`, but none of it.
void refuse_misspelled_section(const CLI::App& verb, const std::string& file,
                               const std::vector<CLI::ConfigItem>& settings);

// Throws Error(usage) if a line of the file `text` begins a section, but does not end it.
void refuse_broken_sections(const std::string& text);

}  // namespace nachlese::cli
