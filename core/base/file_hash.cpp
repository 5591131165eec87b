#include "core/base/file_hash.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#define XXH_STATIC_LINKING_ONLY
#include <xxhash.h>

#include <cerrno>

namespace nachlese {

bool stamp_file(const char* path, FileStamp& out) noexcept {
  struct stat at {};
  if (::stat(path, &at) != 0 || !S_ISREG(at.st_mode)) return false;
  constexpr std::int64_t kSecond = 1'000'000'000;
  out = {static_cast<std::uint64_t>(at.st_size), at.st_mtim.tv_sec * kSecond + at.st_mtim.tv_nsec,
         at.st_ino};
  return true;
}

bool hash_file(const char* path, std::uint64_t& out) noexcept {
  const int fd = ::open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return false;
  XXH3_state_t state;
  XXH3_INITSTATE(&state);
  XXH3_64bits_reset(&state);
  char buffer[1U << 16U];
  ssize_t size = 0;
  while ((size = ::read(fd, buffer, sizeof buffer)) > 0 || (size < 0 && errno == EINTR)) {
    if (size > 0) XXH3_64bits_update(&state, buffer, static_cast<std::size_t>(size));
  }
  const int error = errno;
  ::close(fd);
  errno = error;
  out = XXH3_64bits_digest(&state);
  return size == 0;
}

}  // namespace nachlese
