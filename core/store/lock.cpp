#include "core/store/lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>

#include "core/base/disk.hpp"
#include "core/base/error.hpp"

namespace nachlese::store {
namespace {

std::string holder(int fd) {
  std::array<char, 64> text{};
  const ssize_t length = ::pread(fd, text.data(), text.size(), 0);
  std::string out(text.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
  while (!out.empty() && out.back() == '\n') out.pop_back();
  return out.empty() ? "another process" : "process " + out;
}

}  // namespace

WriterLock::WriterLock(const std::filesystem::path& file) {
  fd_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0644);
  if (fd_ < 0) {
    const int error = errno;
    throw Error(ErrorCode::archive,
                "Cannot open " + file.string() + ": " + std::strerror(error) + ".",
                disk_hint(error));
  }
  if (::flock(fd_, LOCK_EX | LOCK_NB) != 0) {
    const int error = errno;
    const std::string who = holder(fd_);
    ::close(fd_);
    if (error != EWOULDBLOCK) {
      throw Error(ErrorCode::archive,
                  "Cannot lock " + file.string() + ": " + std::strerror(error) + ".",
                  "The archive must be on a file system that supports locks (flock).");
    }
    throw Error(ErrorCode::locked,
                "The archive " + file.parent_path().string() + " is being written by " + who + ".",
                "Wait until it has finished, or stop it.");
  }
  const std::string pid = std::to_string(::getpid()) + "\n";
  if (::ftruncate(fd_, 0) != 0 || ::pwrite(fd_, pid.data(), pid.size(), 0) < 0) {
    // The lock holds anyway; a second writer just gets a poorer message.
  }
}

WriterLock::~WriterLock() { ::close(fd_); }

}  // namespace nachlese::store
