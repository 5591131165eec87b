// A log to which whole lines are appended. It follows a rotation: when its file was renamed or
// removed, the next line begins a new one.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

namespace nachlese::web {

// Thread-safe.
class LineLog {
 public:
  // "-" is standard output. Throws Error(usage) if the file cannot be written; `what` names the log
  // in its message.
  LineLog(std::filesystem::path file, const std::string& what);

  void write(const std::string& line);

 private:
  struct Close {
    void operator()(std::FILE* file) const;
  };
  using Handle = std::unique_ptr<std::FILE, Close>;

  void follow_rotation();

  const std::filesystem::path path_;
  std::mutex mutex_;
  Handle file_;
  std::chrono::steady_clock::time_point looked_{};
};

}  // namespace nachlese::web
