// Groups of options that verbs and programs share. Each adds itself to a CLI11 command and holds
// the values after parsing.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>
#include <vector>

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

// always, never, or where a terminal understands it.
enum class When { automatic, always, never };

struct ColorOption {
  When when = When::automatic;

  void add_to(CLI::App& command);
  // Respects NO_COLOR (no-color.org), TERM=dumb and whether `fd` is a terminal.
  [[nodiscard]] bool enabled(int fd) const;
};

// Links in titles (the escape sequence OSC 8).
struct HyperlinkOption {
  When when = When::automatic;

  void add_to(CLI::App& command);
  [[nodiscard]] bool enabled(int fd) const;
};

struct PagerOption {
  bool off = false;

  void add_to(CLI::App& command);
};

// --format with these choices, the first being the default, and --json for the same as
// `--format json`, or jsonl if there is no json.
struct FormatOption {
  std::string name;

  void add_to(CLI::App& command, const std::vector<std::string>& choices,
              const std::string& help = {});
  [[nodiscard]] bool is(const char* format) const { return name == format; }
};

}  // namespace nachlese::cli
