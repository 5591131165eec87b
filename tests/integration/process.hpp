// Running the real binaries.
#pragma once

#include <sys/types.h>
#include <string>
#include <vector>

namespace nachlese::test {

struct Result {
  int exit_code = -1;  // 128 + signal when killed
  std::string out;
  std::string err;
};

// Where a program of this build is.
std::string path_of(const std::string& program);

// Runs a program of this build ("nachlese", "nachlese-index"), or one with a path, to its end.
// `input` is its standard input.
Result run(const std::string& program, const std::vector<std::string>& arguments,
           const std::string& input = {});

// The setting of the environment with which LeakSanitizer, where there is one, lets a program be.
std::string without_leak_check();

// A running program whose standard input stays open until close_input().
class Process {
 public:
  Process(const std::string& program, const std::vector<std::string>& arguments);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  Process(Process&&) = delete;
  Process& operator=(Process&&) = delete;

  void write(const std::string& text);
  void close_input();
  void kill(int signal) const;
  // Waits for the end; 128 + signal when killed.
  int wait();
  [[nodiscard]] pid_t pid() const { return pid_; }

 private:
  pid_t pid_ = -1;
  int input_ = -1;
};

}  // namespace nachlese::test
