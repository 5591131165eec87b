// Hash and stamp of a file, to detect that its content has changed.
#pragma once

#include <cstdint>

namespace nachlese {

struct FileStamp {
  std::uint64_t bytes = 0;
  std::int64_t modified = 0;  // nanoseconds since 1970
  std::uint64_t file = 0;     // inode; a replaced file has another one

  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

// Reads the stamp; false if `path` is no regular file. Async-signal-safe.
[[nodiscard]] bool stamp_file(const char* path, FileStamp& out) noexcept;

// XXH3 of the content, as in hash64(). False, with errno set, if it cannot be read.
// Async-signal-safe.
[[nodiscard]] bool hash_file(const char* path, std::uint64_t& out) noexcept;

}  // namespace nachlese
