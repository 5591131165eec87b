// The one translator from Xapian's exceptions to Error.
#pragma once

#include <xapian.h>
#include <filesystem>
#include <string>
#include <utility>

namespace nachlese::store {

[[noreturn]] void throw_as_error(const Xapian::Error& error, const std::filesystem::path& archive);

// Throws Error(archive) if a file of the archive is not what was written. Reads all of it: for when
// something impossible happened.
void blame_damage(const std::filesystem::path& archive);

// Runs `action`; what Xapian throws comes out as Error, with a hint for the user.
template <class Action>
decltype(auto) translating_xapian_errors(const std::filesystem::path& archive, Action&& action) {
  try {
    return std::forward<Action>(action)();
  } catch (const Xapian::Error& error) {
    throw_as_error(error, archive);
  }
}

// Xapian 1.4 ends the process where it can neither write, as on a full disk, nor take back what it
// wrote: it throws out of a destructor. After this such an end is reported as `program` reports
// errors, with the exit code of the Error; the archive is as after a kill. For the whole process:
// call it once, before there are threads.
void report_xapian_aborts(const std::string& program, const std::filesystem::path& archive);

}  // namespace nachlese::store
