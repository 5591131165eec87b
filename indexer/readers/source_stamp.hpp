// What tells that a file is not what it was.
#pragma once

#include <sys/stat.h>

#include <string>

namespace nachlese::readers {

struct SourceStamp {
  bool known = false;  // only of regular files
  struct stat at {};

  explicit SourceStamp(const std::string& path) {
    known = ::stat(path.c_str(), &at) == 0 && S_ISREG(at.st_mode);
  }

  friend bool operator==(const SourceStamp& a, const SourceStamp& b) {
    return a.known == b.known &&
           (!a.known ||
            (a.at.st_dev == b.at.st_dev && a.at.st_ino == b.at.st_ino &&
             a.at.st_size == b.at.st_size && a.at.st_mtim.tv_sec == b.at.st_mtim.tv_sec &&
             a.at.st_mtim.tv_nsec == b.at.st_mtim.tv_nsec));
  }
};

}  // namespace nachlese::readers
