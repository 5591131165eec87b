#include "core/cli/options.hpp"

#include <unistd.h>

#include <cstdlib>
#include <map>

namespace nachlese {

void ArchiveOption::add_to(CLI::App& command) {
  command.add_option("-a,--archive", directory, "Folder of the archive")->envname("NACHLESE_ARCHIVE")->required()->type_name("DIR");
}

void ColorOption::add_to(CLI::App& command) {
  static const std::map<std::string, ColorMode> kModes = {
      {"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}};
  command.add_option("--color", mode, "Colours in the output: auto, always or never")
      ->transform(CLI::CheckedTransformer(kModes, CLI::ignore_case).description(""))
      ->type_name("WHEN");
}

bool ColorOption::enabled(int fd) const {
  if (mode != ColorMode::automatic) return mode == ColorMode::always;
  return std::getenv("NO_COLOR") == nullptr && ::isatty(fd) == 1;
}

}  // namespace nachlese
