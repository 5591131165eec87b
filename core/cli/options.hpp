// Option groups shared by verbs and binaries. Each adds itself to a CLI11 command and is a plain struct afterwards.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>

namespace nachlese {

// Flags win over environment, environment over the config file, that over the default.
struct ArchiveOption {
  std::filesystem::path directory;

  void add_to(CLI::App& command);
};

enum class ColorMode { automatic, always, never };

struct ColorOption {
  ColorMode mode = ColorMode::automatic;

  void add_to(CLI::App& command);
  // Honours NO_COLOR (no-color.org) and whether `fd` is a terminal.
  [[nodiscard]] bool enabled(int fd) const;
};

}  // namespace nachlese
