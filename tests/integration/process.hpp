// Runs the real programs.
#pragma once

#include <sys/types.h>
#include <string>
#include <vector>

namespace nachlese::test {

struct Result {
  int exit_code = -1;  // 128 + signal if killed
  std::string out;
  std::string err;
};

// Path of a program of this build.
std::string path_of(const std::string& program);

// Runs a program of this build ("nachlese", "nachlese-index"), or one given by path, to its end.
// `input` is its standard input.
Result run(const std::string& program, const std::vector<std::string>& arguments,
           const std::string& input = {});

// The same on a terminal of its own, so wide, with these settings of the environment
// ("TERM=xterm"). `out` is what the terminal shows of both outputs, with \n for line ends.
Result run_on_terminal(const std::string& program, const std::vector<std::string>& arguments,
                       unsigned short columns, const std::vector<std::string>& environment);

// The environment setting that disables LeakSanitizer in a program, if present.
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
  // Waits for the end; 128 + signal if killed.
  int wait();
  [[nodiscard]] pid_t pid() const { return pid_; }

 private:
  pid_t pid_ = -1;
  int input_ = -1;
};

}  // namespace nachlese::test
