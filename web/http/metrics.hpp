// Server metrics in Prometheus' text format (version 0.0.4).
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "web/http/cache.hpp"

namespace nachlese::web {

// What is known of an archive; times in seconds since 1970, 0 if unknown.
struct ArchiveFigures {
  std::string archive;  // its name among several; else empty
  std::uint64_t articles = 0;
  std::uint64_t generation = 0;
  std::uint64_t last_sync = 0;
  std::uint64_t newest_article = 0;
  std::uint64_t rejected = 0;
  std::uint64_t disk_free = 0;
  std::uint64_t shards = 0;
  std::uint64_t shards_missing = 0;
};
[[nodiscard]] std::string metrics_of(const ArchiveFigures& figures, std::string_view version);

// Thread-safe.
class Metrics {
 public:
  // `route` must be from a fixed set of names, since each becomes a time series.
  void count(std::string_view route, int status, double seconds);

  // Counts a request in flight during its lifetime.
  class InFlight {
   public:
    explicit InFlight(Metrics& metrics);
    ~InFlight();
    InFlight(const InFlight&) = delete;
    InFlight& operator=(const InFlight&) = delete;

   private:
    Metrics& metrics_;
  };

  [[nodiscard]] std::string text(const ResponseCache::Figures& cache, bool archive_ready) const;

 private:
  static constexpr std::array kBounds = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                         0.1,   0.25,   0.5,   1.0,  2.5,   5.0};  // seconds

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::uint64_t> requests_;  // by route and status
  std::array<std::uint64_t, kBounds.size() + 1> buckets_{};
  double seconds_ = 0;
  std::uint64_t in_flight_ = 0;
};

}  // namespace nachlese::web
