// Hash and stamp of a file, by which a change of its content is seen.
#pragma once

#include <cstdint>

namespace nachlese {

struct FileStamp {
  std::uint64_t bytes = 0;
  std::int64_t modified = 0;  // nanoseconds since 1970
  std::uint64_t file = 0;     // its inode: a file that was replaced is another one

  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

// False if there is no regular file of that name. Safe in a signal handler.
[[nodiscard]] bool stamp_file(const char* path, FileStamp& out) noexcept;

// XXH3 of the content, as hash64(). False, with errno, if it cannot be read. Safe in a signal
// handler.
[[nodiscard]] bool hash_file(const char* path, std::uint64_t& out) noexcept;

}  // namespace nachlese
