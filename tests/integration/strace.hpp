// Runs programs under strace: which calls they make, and what they do if one fails or is the last.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/integration/process.hpp"

namespace nachlese::test {

// The calls that make a generation durable and switch to it.
inline const std::string kDurableCalls = "fsync,fdatasync,syncfs,rename,renameat,renameat2";
inline constexpr const char* kStrace = "/usr/bin/strace";

inline bool can_trace() {
  return std::filesystem::exists(kStrace) &&
         run(kStrace, {"-o", "/dev/null", "/bin/true"}).exit_code == 0;
}

// Exit code of the program; 128 + signal if killed. LeakSanitizer does not work in a traced
// program.
inline int under_strace(std::vector<std::string> options, const std::vector<std::string>& arguments,
                        const std::string& program) {
  options.insert(options.end(), {"-qq", "-E", without_leak_check(), path_of(program)});
  options.insert(options.end(), arguments.begin(), arguments.end());
  return run(kStrace, options).exit_code;
}

// All threads of it.
inline int traced(std::vector<std::string> options, const std::vector<std::string>& arguments,
                  const std::string& program = "nachlese-index") {
  if (options.front() != "-f") options.insert(options.begin(), {"-f", "-o", "/dev/null"});
  return under_strace(std::move(options), arguments, program);
}

inline std::vector<std::string> lines_of(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// One call of the main thread: the `ordinal`th of that name. strace counts the calls of each name
// and of each thread for themselves, so only one name and one thread at a time reach every step.
struct DiskStep {
  std::string call;
  int ordinal = 0;
  std::string line;        // as traced
  bool by_others = false;  // other threads make this call, too
};

// Follows all threads and stops them at traced calls only, which is ten times as fast, but sends no
// signals.
inline const std::vector<std::string> kFast = {"-f", "--seccomp-bpf"};

// The steps of a run among `calls`, in their order. Of a row of like calls whose number only says
// how much is written or removed, the first and the last.
inline std::vector<DiskStep> disk_steps(const std::string& calls,
                                        const std::vector<std::string>& arguments,
                                        const std::filesystem::path& log,
                                        const std::string& program = "nachlese-index") {
  static const std::set<std::string> kBulk = {"write", "pwrite64", "unlinkat", "copy_file_range"};
  std::vector<std::string> options = kFast;
  options.insert(options.end(), {"-o", log.string(), "-e", "trace=execve," + calls});
  static_cast<void>(under_strace(options, arguments, program));
  std::vector<DiskStep> steps;
  std::map<std::string, int> ordinals;
  std::set<std::string> others;
  std::size_t row = 0;
  std::string main_thread;
  for (const std::string& traced : lines_of(log)) {
    const std::string thread = traced.substr(0, traced.find(' '));
    // Blanks fill up short numbers.
    const std::string line =
        traced.substr(std::min(traced.size(), traced.find_first_not_of(' ', thread.size())));
    const std::string call = line.substr(0, line.find('('));
    if (main_thread.empty()) main_thread = thread;  // has executed the program
    if (thread != main_thread) others.insert(call);
    if (thread != main_thread || call.find(' ') != std::string::npos || call == "execve") continue;
    const int ordinal = ++ordinals[call];
    if (line.starts_with("write(1,") || line.starts_with("write(2,")) continue;
    row = !steps.empty() && steps.back().call == call ? row + 1 : 1;
    if (row > 2 && kBulk.contains(call)) steps.pop_back();
    steps.push_back({call, ordinal, line});
  }
  for (DiskStep& step : steps) step.by_others = others.contains(step.call);
  return steps;
}

// Runs the program with an effect at one step ("signal=SIGKILL", "error=EIO"); `until`: "+" for all
// later calls of that name as well.
inline int run_with(const std::string& effect, const DiskStep& step, const std::string& until,
                    const std::vector<std::string>& arguments,
                    const std::string& program = "nachlese-index") {
  std::vector<std::string> options = {
      "-o", "/dev/null",
      "-e", "trace=" + step.call,
      "-e", "inject=" + step.call + ":" + effect + ":when=" + std::to_string(step.ordinal) + until};
  if (!step.by_others && effect.starts_with("error="))
    options.insert(options.begin(), kFast.begin(), kFast.end());
  return under_strace(options, arguments, program);
}

}  // namespace nachlese::test
