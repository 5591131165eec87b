#include "core/cli/options.hpp"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>

#include "core/base/error.hpp"

namespace nachlese::cli {

void ArchiveOption::add_to(CLI::App& command) {
  command.add_option("-a,--archive", directory, "Folder of the archive")
      ->envname("NACHLESE_ARCHIVE")
      ->required()
      ->type_name("DIR");
}

void AliasesOption::add_to(CLI::App& command) {
  command
      .add_option("--aliases", file,
                  "Aliases, one group per line; by default ARCHIVE/aliases.txt if it exists")
      ->envname("NACHLESE_ALIASES")
      ->type_name("FILE");
}

std::string read_text_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(file), {});
  if (!file.is_open() || file.bad())
    throw Error(ErrorCode::usage, "Cannot read " + path.string() + ".",
                "Check the name of the file.");
  return text;
}

void ColorOption::add_to(CLI::App& command) {
  static const std::map<std::string, ColorMode> kModes = {
      {"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}};
  command.add_option("--color", mode, "Colors in the output")
      ->transform(
          CLI::CheckedTransformer(kModes, CLI::ignore_case).description("{auto,always,never}"))
      ->type_name("WHEN");
}

bool ColorOption::enabled(int fd) const {
  if (mode != ColorMode::automatic) return mode == ColorMode::always;
  return std::getenv("NO_COLOR") == nullptr && ::isatty(fd) == 1;
}

}  // namespace nachlese::cli
