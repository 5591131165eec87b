#include "core/base/beneath.hpp"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace nachlese {
namespace {

// For kernels and sandboxes without openat2(): the file behind all links must lie below the
// folder, and is opened by the name that has none.
int open_resolved(const std::string& folder, const std::string& below) {
  std::error_code error;
  const auto root = std::filesystem::canonical(folder, error);
  const auto target =
      error ? root : std::filesystem::canonical(std::filesystem::path(folder) / below, error);
  const bool inside =
      !error &&
      std::mismatch(root.begin(), root.end(), target.begin(), target.end()).first == root.end();
  if (!inside) {
    errno = ENOENT;
    return -1;
  }
  return ::open(target.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
}

int open_at(const std::string& folder, const std::string& below) {
  const int root = ::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (root < 0) return -1;
  open_how how{};
  how.flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK;  // a pipe must not hold us up
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
  const auto file = static_cast<int>(::syscall(SYS_openat2, root, below.c_str(), &how, sizeof how));
  const int reason = errno;
  ::close(root);
  if (file < 0 && (reason == ENOSYS || reason == EPERM)) return open_resolved(folder, below);
  errno = reason;
  return file;
}

}  // namespace

int open_beneath(const std::string& folder, const std::string& below) {
  if (below.empty() || below.front() == '/' || below.find('\0') != std::string::npos) {
    errno = ENOENT;
    return -1;
  }
  const int file = open_at(folder, below);
  if (file < 0) return -1;
  struct stat found {};
  if (::fstat(file, &found) == 0 && S_ISREG(found.st_mode)) return file;
  ::close(file);
  errno = ENOENT;
  return -1;
}

}  // namespace nachlese
