// Atomic and durable writing to disk, and advice for the user when it fails.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/error.hpp"

namespace nachlese {

// A file was replaced, but the disk did not confirm it: the new content may not survive a power
// cut.
class Unconfirmed : public Error {
 public:
  using Error::Error;
};

// Advice for a system call that failed with `error` (errno).
[[nodiscard]] std::string disk_hint(int error);
// The same for a message that contains the error's name (strerror), for libraries that report
// nothing else. Empty if it names no disk error.
[[nodiscard]] std::string disk_hint(std::string_view text);

// Replaces the content of `path` atomically. `durable` also makes it survive a power cut, which
// takes some milliseconds. Throws Error(archive); unless that is an Unconfirmed, nothing has
// changed.
void replace_file(const std::filesystem::path& path, std::string_view content, bool durable);

// Runs a step before the decisive one: what the disk does not confirm of it is a failure like any
// other, not a change that stands.
template <typename Step>
void require_confirmed(const Step& step) {
  try {
    step();
  } catch (const Unconfirmed& fault) {
    throw Error(fault.code(), fault.what(), fault.hint());
  }
}

// Copies a file to a new one, sharing blocks where the file system can. Throws Error(archive).
void clone_file(const std::filesystem::path& from, const std::filesystem::path& to);

// Flushes a file, or the entries of a folder, to the disk. Throws Error(archive).
void sync_path(const std::filesystem::path& path);

// Flushes everything on the file system of `path` to the disk. Throws Error(archive).
void sync_file_system(const std::filesystem::path& path);

}  // namespace nachlese
