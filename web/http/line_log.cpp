#include "web/http/line_log.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <utility>

#include "core/base/error.hpp"

namespace nachlese::web {
namespace {

constexpr std::chrono::seconds kLookEverySoOften{1};

// A new file is not world-readable, since it says who read what.
std::FILE* open_for_appending(const std::filesystem::path& file) {
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
  return fd < 0 ? nullptr : ::fdopen(fd, "a");
}

bool is_same_file(std::FILE* open, const std::filesystem::path& path) {
  struct stat at_path {};
  struct stat opened {};
  return ::stat(path.c_str(), &at_path) == 0 && ::fstat(::fileno(open), &opened) == 0 &&
         at_path.st_ino == opened.st_ino && at_path.st_dev == opened.st_dev;
}

}  // namespace

void LineLog::Close::operator()(std::FILE* file) const {
  if (file != stdout) std::fclose(file);
}

LineLog::LineLog(std::filesystem::path file, const std::string& what)
    : path_(std::move(file)), file_(path_ == "-" ? stdout : open_for_appending(path_)) {
  if (!file_)
    throw Error(ErrorCode::usage, "Cannot write the " + what + " " + path_.string() + ".",
                "Does its folder exist?");
}

void LineLog::follow_rotation() {
  const auto now = std::chrono::steady_clock::now();
  if (file_.get() == stdout || now - looked_ < kLookEverySoOften) return;
  looked_ = now;
  if (is_same_file(file_.get(), path_)) return;
  if (Handle fresh{open_for_appending(path_)}) file_ = std::move(fresh);
}

void LineLog::write(const std::string& line) {
  const std::lock_guard lock(mutex_);
  follow_rotation();
  std::fwrite(line.data(), 1, line.size(), file_.get());
  std::fflush(file_.get());
}

}  // namespace nachlese::web
