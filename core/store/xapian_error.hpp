// The one translation of Xapian's exceptions to Error.
#pragma once

#include <xapian.h>
#include <filesystem>
#include <string>
#include <utility>

namespace nachlese::store {

[[noreturn]] void throw_as_error(const Xapian::Error& error, const std::filesystem::path& archive);

// Throws Error(archive) if a file of the archive is damaged. Reads all files: call it when
// something impossible happened.
void blame_damage(const std::filesystem::path& archive);

// Runs `action` and rethrows Xapian's exceptions as Error, with a hint for the user.
template <class Action>
decltype(auto) translating_xapian_errors(const std::filesystem::path& archive, Action&& action) {
  try {
    return std::forward<Action>(action)();
  } catch (const Xapian::Error& error) {
    throw_as_error(error, archive);
  }
}

// Xapian 1.4 ends the process if it can neither write, as on a full disk, nor roll back: it throws
// out of a destructor. After this call such an end is reported like any Error of `program`, with
// its exit code; the archive is as after a kill. Process-wide: call it once, before starting
// threads.
void report_xapian_aborts(const std::string& program, const std::filesystem::path& archive);

}  // namespace nachlese::store
