#include "indexer/progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace nachlese::index {
namespace {

constexpr auto kInterval = std::chrono::milliseconds(500);
constexpr auto kRecent = std::chrono::seconds(5);

}  // namespace

Progress::Progress(bool enabled, std::uint64_t total_bytes)
    : enabled_(enabled), total_bytes_(total_bytes) {}

Progress::~Progress() { print(""); }

bool Progress::wanted(bool quiet) { return !quiet && ::isatty(STDERR_FILENO) == 1; }

std::string Progress::line_of(const Figures& figures) {
  const auto whole = [](double number) {
    return std::to_string(static_cast<std::uint64_t>(number));
  };
  std::string line = "indexing: " + std::to_string(figures.done) + " records";
  if (figures.recent_seconds > 0)
    line += ", " + whole(static_cast<double>(figures.recent) / figures.recent_seconds) + "/s";
  if (figures.total_bytes == 0 || figures.bytes == 0 || figures.found == 0 || figures.done == 0)
    return line;
  // Reading is ahead of indexing, by as much as the queue holds.
  const double share =
      std::min(1.0, static_cast<double>(figures.bytes) / static_cast<double>(figures.total_bytes)) *
      static_cast<double>(figures.done) / static_cast<double>(figures.found);
  line += ", " + whole(share * 100) + " %";
  constexpr double kEnoughSeconds = 3;  // for a forecast
  if (figures.seconds < kEnoughSeconds) return line;
  const double left = figures.seconds / share * (1 - share);
  constexpr double kMinute = 60;
  constexpr double kTwoMinutes = 120;
  return line + ", " +
         (left < kTwoMinutes ? whole(left) + " s left" : whole(left / kMinute) + " min left");
}

void Progress::update(std::uint64_t done, std::uint64_t found, std::uint64_t bytes) {
  const auto now = Clock::now();
  if (!enabled_ || now - last_ < kInterval) return;
  last_ = now;
  marks_.push_back({now, done});
  while (marks_.size() > 1 && now - marks_.front().at > kRecent) marks_.pop_front();
  const auto seconds = [](Clock::duration time) {
    return std::chrono::duration<double>(time).count();
  };
  const bool young = marks_.size() == 1;
  print(line_of({done, found, bytes, total_bytes_, seconds(now - start_),
                 young ? done : done - marks_.front().done,
                 seconds(now - (young ? start_ : marks_.front().at))}));
}

void Progress::stage(const std::string& what) { print(what + " …"); }

void Progress::print(const std::string& line) {
  if (enabled_) std::fprintf(stderr, "\r\x1B[K%s", line.c_str());
}

}  // namespace nachlese::index
