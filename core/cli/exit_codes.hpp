// The meaning of the programs' exit codes in words; docs/OPERATIONS.md says what to do.
#pragma once

#include <string_view>

namespace nachlese::cli {

struct ExitCode {
  int code;
  std::string_view meaning;
};
inline constexpr ExitCode kExitCodes[] = {
    {0, "done, or found"},
    {1, "nothing found"},
    {2, "wrong flags or arguments"},
    {3, "the archive is missing, damaged, or of another version"},
    {4, "another writer holds the archive"},
    {5, "done, but some input was bad"},
    {6, "done, but a source could not be read, or holds less than it did"},
    {70, "internal error"},
};

}  // namespace nachlese::cli
