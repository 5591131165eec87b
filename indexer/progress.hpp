// Shows the progress of a long run as a line on the terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace nachlese::index {

class Progress {
 public:
  // `total_bytes`: 0 if unknown.
  Progress(bool enabled, std::uint64_t total_bytes);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // True on a terminal, unless `quiet`.
  [[nodiscard]] static bool wanted(bool quiet);

  void update(std::uint64_t records, std::uint64_t bytes);  // cheap: prints at most twice a second
  void stage(const std::string& what);

 private:
  void print(const std::string& line);

  using Clock = std::chrono::steady_clock;
  bool enabled_;
  std::uint64_t total_bytes_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_;
};

}  // namespace nachlese::index
