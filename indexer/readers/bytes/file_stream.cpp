#include <fcntl.h>
#include <unistd.h>
#include <atomic>

#include <cerrno>
#include <cstdint>
#include <cstring>

#include "indexer/readers/bytes/byte_stream.hpp"

namespace nachlese::readers {
namespace {

class FileStream : public ByteStream {
 public:
  FileStream(int fd, std::atomic<std::uint64_t>* progress) : fd_(fd), progress_(progress) {}
  ~FileStream() override {
    if (fd_ != STDIN_FILENO) ::close(fd_);
  }

  std::size_t read(char* out, std::size_t size) override {
    for (;;) {
      const ssize_t count = ::read(fd_, out, size);
      if (count >= 0) {
        if (progress_ != nullptr)
          progress_->fetch_add(static_cast<std::uint64_t>(count), std::memory_order_relaxed);
        return static_cast<std::size_t>(count);
      }
      if (errno != EINTR) throw ReadError(std::strerror(errno));
    }
  }

 private:
  int fd_;
  std::atomic<std::uint64_t>* progress_;
};

}  // namespace

std::unique_ptr<ByteStream> open_file(const std::string& path,
                                      std::atomic<std::uint64_t>* progress) {
  const int fd = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) throw ReadError(std::strerror(errno));
  return std::make_unique<FileStream>(fd, progress);
}

std::unique_ptr<ByteStream> adopt_file(int descriptor) {
  return std::make_unique<FileStream>(descriptor, nullptr);
}

}  // namespace nachlese::readers
