#include "indexer/progress.hpp"

#include <unistd.h>

#include <cstdio>

namespace nachlese::index {
namespace {

constexpr auto kInterval = std::chrono::milliseconds(500);

}  // namespace

Progress::Progress(bool enabled, std::uint64_t total_bytes)
    : enabled_(enabled), total_bytes_(total_bytes) {}

Progress::~Progress() { print(""); }

bool Progress::wanted(bool quiet) { return !quiet && ::isatty(STDERR_FILENO) == 1; }

void Progress::update(std::uint64_t records, std::uint64_t bytes) {
  const auto now = Clock::now();
  if (!enabled_ || now - last_ < kInterval) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  std::string line = std::to_string(records) + " records, " +
                     std::to_string(static_cast<std::uint64_t>(static_cast<double>(records) /
                                                               (seconds > 0 ? seconds : 1))) +
                     "/s";
  if (total_bytes_ > 0 && bytes > 0) {
    const double done = static_cast<double>(bytes) / static_cast<double>(total_bytes_);
    line += ", " + std::to_string(static_cast<int>(done * 100)) + " %, " +
            std::to_string(static_cast<std::uint64_t>(seconds / done * (1 - done))) + " s left";
  }
  print(line);
}

void Progress::stage(const std::string& what) { print(what + " …"); }

void Progress::print(const std::string& line) {
  if (enabled_) std::fprintf(stderr, "\r\x1B[K%s", line.c_str());
}

}  // namespace nachlese::index
