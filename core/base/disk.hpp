// Writing to disk: what to do when it fails, and files that are complete or not there at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/error.hpp"

namespace nachlese {

// A file was replaced, but the disk does not confirm it: it holds now, and may not after a power
// cut.
class Unconfirmed : public Error {
 public:
  using Error::Error;
};

// What to do about a system call that failed with `error` (errno).
[[nodiscard]] std::string disk_hint(int error);
// The same for a text with the name of the error (strerror) in it, where a library gives no more;
// empty if it is none of a disk.
[[nodiscard]] std::string disk_hint(std::string_view text);

// Writes `path` anew: at every moment it holds all of the old content or all of the new. `durable`:
// also when the power fails, which takes some milliseconds. Throws Error(archive); nothing is
// changed then, unless it is an Unconfirmed.
void replace_file(const std::filesystem::path& path, std::string_view content, bool durable);

// Copies a file to a new one; where the file system can, they share their blocks. Throws
// Error(archive).
void clone_file(const std::filesystem::path& from, const std::filesystem::path& to);

// Brings a file, or the entries of a folder, to the disk. Throws Error(archive).
void sync_path(const std::filesystem::path& path);

// Brings everything on the file system of `path` to the disk. Throws Error(archive).
void sync_file_system(const std::filesystem::path& path);

}  // namespace nachlese
