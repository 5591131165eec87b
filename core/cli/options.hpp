// Groups of options that verbs and programs share. Each adds itself to a CLI11 command and holds
// the values after parsing.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>

namespace nachlese::cli {

// Flags win over the environment, that over the config file, that over the default.
struct ArchiveOption {
  std::filesystem::path directory;

  void add_to(CLI::App& command);
};

// A list of aliases for searches (docs/QUERY.md).
struct AliasesOption {
  std::filesystem::path file;  // empty: ARCHIVE/aliases.txt, if there is one

  void add_to(CLI::App& command);
};

// The whole file. Throws Error(usage) if it cannot be read.
[[nodiscard]] std::string read_text_file(const std::filesystem::path& path);

enum class ColorMode { automatic, always, never };

struct ColorOption {
  ColorMode mode = ColorMode::automatic;

  void add_to(CLI::App& command);
  // Respects NO_COLOR (no-color.org) and whether `fd` is a terminal.
  [[nodiscard]] bool enabled(int fd) const;
};

}  // namespace nachlese::cli
