// queries ARCHIVE ROUNDS < QUERIES: latency of searches with facets, ten hits and snippets; prints p50, p95, p99 in milliseconds
// per number of words in the query.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "searcher/search.hpp"

namespace {

double percentile(const std::vector<double>& sorted, double share) {
  return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: queries ARCHIVE ROUNDS < QUERIES\n";
    return 2;
  }
  std::vector<std::string> queries;
  for (std::string line; std::getline(std::cin, line);) queries.push_back(line);
  nachlese::Searcher searcher(argv[1]);
  std::map<std::ptrdiff_t, std::vector<double>> by_words;
  for (int round = 0; round <= std::atoi(argv[2]); ++round) {
    for (const auto& query : queries) {
      nachlese::SearchRequest request;
      request.query = query;
      request.facets = true;
      const auto start = std::chrono::steady_clock::now();
      (void)searcher.search(request);
      const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
      // The first round warms the page cache.
      if (round > 0) by_words[std::count(query.begin(), query.end(), ' ') + 1].push_back(took.count());
    }
  }
  for (auto& [words, times] : by_words) {
    std::sort(times.begin(), times.end());
    std::printf("%td-word queries (%zu): p50 %.1f ms, p95 %.1f ms, p99 %.1f ms\n", words, times.size(), percentile(times, 0.5),
                percentile(times, 0.95), percentile(times, 0.99));
  }
}
