#include "core/base/disk.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "core/base/error.hpp"

namespace nachlese {
namespace fs = std::filesystem;
namespace {

struct Remedy {
  int error;
  const char* hint;
};
constexpr Remedy kRemedies[] = {
    {ENOSPC, "The disk is full: make room, then run again."},
    {EDQUOT, "The quota of the disk is used up: make room, then run again."},
    {EFBIG,
     "A file would be larger than the system allows (ulimit -f): raise the limit, then run again."},
    {EROFS,
     "The folder is on a file system that is read-only: mount it for writing, or choose another "
     "one."},
    {EACCES, "Check who owns the folder and who may write to it."},
    {EPERM, "Check who owns the folder and who may write to it."},
    {EIO, "The disk reports a fault: check the system's log first."},
    {EMFILE, "Too many files are open (ulimit -n): raise the limit, then run again."},
};

class File {
 public:
  File(const fs::path& path, int flags)
      : path_(path), fd_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {
    if (fd_ < 0) fail("Cannot open");
  }
  ~File() { ::close(fd_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  void write(std::string_view content) const {
    while (!content.empty()) {
      const ssize_t count = ::write(fd_, content.data(), content.size());
      if (count < 0 && errno != EINTR) fail("Cannot write");
      content.remove_prefix(count > 0 ? static_cast<std::size_t>(count) : 0);
    }
  }
  // Copies everything. libstdc++'s copy_file() does not report why it failed.
  void copy_from(const File& source) const {
    for (;;) {
      const ssize_t count =
          ::copy_file_range(source.fd_, nullptr, fd_, nullptr, std::size_t{1} << 30U, 0);
      if (count == 0) return;
      if (count < 0 &&
          (errno == EXDEV || errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP))
        break;
      if (count < 0 && errno != EINTR) fail("Cannot write");
    }
    std::string buffer(std::size_t{1} << 20U, '\0');
    for (;;) {
      const ssize_t count = ::read(source.fd_, buffer.data(), buffer.size());
      if (count == 0) return;
      if (count < 0 && errno != EINTR) source.fail("Cannot read");
      if (count > 0) write(std::string_view(buffer).substr(0, static_cast<std::size_t>(count)));
    }
  }
  void sync() const {
    if (::fsync(fd_) != 0) fail("Cannot write to disk");
  }
  void sync_all() const {
    if (::syncfs(fd_) != 0) fail("Cannot write to disk");
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    const int error = errno;
    throw Error(ErrorCode::archive, what + " " + path_.string() + ": " + std::strerror(error) + ".",
                disk_hint(error));
  }

  fs::path path_;
  int fd_;
};

}  // namespace

std::string disk_hint(int error) {
  const auto* found = std::find_if(std::begin(kRemedies), std::end(kRemedies),
                                   [&](const Remedy& remedy) { return remedy.error == error; });
  return found == std::end(kRemedies) ? "Check the permissions and the space on the disk."
                                      : found->hint;
}

std::string disk_hint(std::string_view text) {
  const auto* found = std::find_if(
      std::begin(kRemedies), std::end(kRemedies),
      [&](const Remedy& remedy) { return text.find(std::strerror(remedy.error)) != text.npos; });
  return found == std::end(kRemedies) ? "" : found->hint;
}

void replace_file(const fs::path& path, std::string_view content, bool durable) {
  fs::path next = path;
  next += ".new";
  {
    const File file(next, O_WRONLY | O_CREAT | O_TRUNC);
    file.write(content);
    if (durable) file.sync();
  }
  std::error_code error;
  fs::rename(next, path, error);
  if (error)
    throw Error(ErrorCode::archive,
                "Cannot replace " + path.string() + ": " + error.message() + ".",
                disk_hint(error.value()));
  if (!durable) return;
  try {
    sync_path(path.has_parent_path() ? path.parent_path() : ".");
  } catch (const Error& fault) {
    throw Unconfirmed(
        fault.code(),
        path.string() + " was replaced, but may not survive a power cut: " + fault.what(),
        fault.hint());
  }
}

void sync_path(const fs::path& path) { File(path, O_RDONLY).sync(); }

void sync_file_system(const fs::path& path) { File(path, O_RDONLY).sync_all(); }

void clone_file(const fs::path& from, const fs::path& to) {
  File(to, O_WRONLY | O_CREAT | O_EXCL).copy_from(File(from, O_RDONLY));
}

}  // namespace nachlese
