// Named sections of the config file, [KIND.NAME], for settings that flags cannot express.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace nachlese::cli {

struct ConfigSection {
  std::string name;
  std::vector<std::pair<std::string, std::vector<std::string>>>
      values;  // key, values, in the order of the file; of [KIND.NAME.INSIDE] "INSIDE.key"
};

struct ConfigSections {
  std::filesystem::path file;  // empty if there is none
  std::vector<ConfigSection> sections;
};

// FILE:LINE of a key in a section such as "access.presse"; of the section if the key is empty or
// nowhere; FILE alone if there is no such section or the file cannot be read.
[[nodiscard]] std::string place_in_config(const std::filesystem::path& file,
                                          const std::string& section, const std::string& key = {});

// A path that a setting of the file names: relative to the folder of the file.
[[nodiscard]] std::filesystem::path path_beside(const std::filesystem::path& config,
                                                const std::filesystem::path& path);

// All of one kind, in the order of the file. For a verb of run_program(), once the command line is
// parsed.
[[nodiscard]] ConfigSections config_sections(const CLI::App& verb, const std::string& kind);

}  // namespace nachlese::cli
