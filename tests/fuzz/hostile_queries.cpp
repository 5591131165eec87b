// hostile_queries --archive DIR [--seconds N] [--seed S] [--timeout SECONDS] [--query TEXT]: sends
// random hostile queries for N seconds, or only TEXT. Prints those over the limits, and at the end
// the ten slowest. Exit code 1 if any was over the limits.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "tests/fuzz/hostile_query.hpp"

namespace {

using namespace nachlese;
using namespace nachlese::search;

constexpr std::size_t kShown = 10;
constexpr std::size_t kShownBytes = 1500;

struct Finding {
  test::Cost cost;
  unsigned long seed = 0;
  std::string query;
};

void print(const Finding& finding) {
  std::printf("%6.2f s %6.0f MiB%s  %s  seed %lu  %zu bytes: %s\n", finding.cost.seconds,
              finding.cost.mebibytes, finding.cost.complete ? "" : " (time was up)",
              std::string(finding.cost.call).c_str(), finding.seed, finding.query.size(),
              finding.query.substr(0, kShownBytes).c_str());
  std::fflush(stdout);
}

bool slower(const Finding& a, const Finding& b) { return a.cost.seconds > b.cost.seconds; }

class Run {
 public:
  Run(const std::string& archive, double timeout)
      : searcher_(std::filesystem::path(archive)), timeout_(timeout) {}

  void random(unsigned long seed) {
    std::mt19937 random(static_cast<std::mt19937::result_type>(seed));
    std::vector<std::uint8_t> bytes(4U << random() % 9);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
    ask(test::hostile_request(bytes), seed);
  }

  void ask(SearchRequest request, unsigned long seed) {
    if (timeout_ >= 0) request.timeout = timeout_;
    ++asked_;
    for (const test::Cost& cost : test::costs_of(searcher_, request)) {
      Finding finding{cost, seed, request.query};
      if (!cost.complete) ++incomplete_;
      most_memory_ = std::max(most_memory_, cost.mebibytes);
      if (cost.seconds > test::kMostSeconds || cost.mebibytes > test::kMostMebibytes) {
        ++findings_;
        print(finding);
      }
      slowest_.insert(std::upper_bound(slowest_.begin(), slowest_.end(), finding, slower),
                      std::move(finding));
      if (slowest_.size() > kShown) slowest_.pop_back();
    }
  }

  int report() const {
    std::printf(
        "\n%lu queries, %lu cut by their time, at most %.0f MiB, %lu beyond the bounds; the "
        "slowest:\n",
        asked_, incomplete_, most_memory_, findings_);
    for (const auto& finding : slowest_) print(finding);
    return findings_ > 0 ? 1 : 0;
  }

 private:
  Searcher searcher_;
  double timeout_;
  unsigned long asked_ = 0;
  unsigned long incomplete_ = 0;
  unsigned long findings_ = 0;
  double most_memory_ = 0;
  std::vector<Finding> slowest_;
};

}  // namespace

int main(int argc, char** argv) {
  std::map<std::string, std::string> flags = {
      {"--seconds", "60"}, {"--seed", "1"}, {"--timeout", "-1"}};
  for (int i = 1; i + 1 < argc; i += 2) flags[argv[i]] = argv[i + 1];
  if (argc % 2 == 0 || !flags.contains("--archive")) {
    std::cerr << "usage: hostile_queries --archive DIR [--seconds N] [--seed S] [--timeout "
                 "SECONDS] [--query TEXT]\n";
    return 2;
  }
  Run run(flags["--archive"], std::stod(flags["--timeout"]));
  if (flags.contains("--query")) {
    SearchRequest request;
    request.query = flags["--query"];
    request.facets = true;
    run.ask(request, 0);
  } else {
    const auto end = std::chrono::steady_clock::now() +
                     std::chrono::duration<double>(std::stod(flags["--seconds"]));
    for (unsigned long seed = std::stoul(flags["--seed"]); std::chrono::steady_clock::now() < end;
         ++seed)
      run.random(seed);
  }
  return run.report();
}
