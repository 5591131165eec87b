// Runs programs under strace: which calls they make, and what they do if one fails or is the last.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/integration/process.hpp"

namespace nachlese::test {

// The calls that make a generation durable and switch to it.
inline const std::string kDurableCalls = "fsync,fdatasync,rename,renameat,renameat2";
inline constexpr const char* kStrace = "/usr/bin/strace";

inline bool can_trace() {
  return std::filesystem::exists(kStrace) &&
         run(kStrace, {"-o", "/dev/null", "/bin/true"}).exit_code == 0;
}

// Exit code of the program; 128 + signal if killed. LeakSanitizer does not work in a traced
// program.
inline int traced(std::vector<std::string> options, const std::vector<std::string>& arguments,
                  const std::string& program = "nachlese-index") {
  options.insert(options.begin(), {"-qq"});
  if (options.at(1) != "-f") options.insert(options.begin(), {"-f", "-o", "/dev/null"});
  options.insert(options.end(), {"-E", without_leak_check(), path_of(program)});
  options.insert(options.end(), arguments.begin(), arguments.end());
  return run(kStrace, options).exit_code;
}

inline std::vector<std::string> lines_of(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

}  // namespace nachlese::test
