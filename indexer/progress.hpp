// Shows the progress of a long run as a line on the terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
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

  // `done` of the `found` records are indexed; those were found in `bytes`. Cheap: prints at most
  // twice a second.
  void update(std::uint64_t done, std::uint64_t found, std::uint64_t bytes);
  void stage(const std::string& what);

  // What update() prints `seconds` after the start, if `recent` records were done in the last
  // `recent_seconds`.
  struct Figures {
    std::uint64_t done = 0;
    std::uint64_t found = 0;
    std::uint64_t bytes = 0;
    std::uint64_t total_bytes = 0;  // 0: unknown
    double seconds = 0;
    std::uint64_t recent = 0;
    double recent_seconds = 0;
  };
  [[nodiscard]] static std::string line_of(const Figures& figures);

 private:
  void print(const std::string& line);

  using Clock = std::chrono::steady_clock;
  bool enabled_;
  std::uint64_t total_bytes_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_;
  struct Mark {
    Clock::time_point at;
    std::uint64_t done = 0;
  };
  std::deque<Mark> marks_;  // of the last seconds
};

}  // namespace nachlese::index
