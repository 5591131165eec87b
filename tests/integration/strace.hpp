// Runs programs under strace: which calls they make, and what they do if one fails or is the last.
#pragma once

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
  std::string line;  // as traced
};

// The steps of a run among `calls`, in their order. Of a row of like calls whose number only says
// how much is written or removed, the first and the last.
inline std::vector<DiskStep> disk_steps(const std::string& calls,
                                        const std::vector<std::string>& arguments,
                                        const std::filesystem::path& log,
                                        const std::string& program = "nachlese-index") {
  static const std::set<std::string> kBulk = {"write", "pwrite64", "unlinkat", "copy_file_range"};
  static_cast<void>(under_strace({"-o", log.string(), "-e", "trace=" + calls}, arguments, program));
  std::vector<DiskStep> steps;
  std::map<std::string, int> ordinals;
  std::size_t row = 0;
  for (const std::string& line : lines_of(log)) {
    const std::string call = line.substr(0, line.find('('));
    const int ordinal = ++ordinals[call];
    if (line.starts_with("write(1,") || line.starts_with("write(2,")) continue;
    row = !steps.empty() && steps.back().call == call ? row + 1 : 1;
    if (row > 2 && kBulk.contains(call)) steps.pop_back();
    steps.push_back({call, ordinal, line});
  }
  return steps;
}

// Runs the program with an effect at one step ("signal=SIGKILL", "error=EIO"); `until`: "+" for all
// later calls of that name as well.
inline int run_with(const std::string& effect, const DiskStep& step, const std::string& until,
                    const std::vector<std::string>& arguments,
                    const std::string& program = "nachlese-index") {
  return under_strace(
      {"-o", "/dev/null", "-e",
       "inject=" + step.call + ":" + effect + ":when=" + std::to_string(step.ordinal) + until},
      arguments, program);
}

}  // namespace nachlese::test
