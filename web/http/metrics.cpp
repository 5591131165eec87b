#include "web/http/metrics.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace nachlese::web {
namespace {

std::uint64_t resident_bytes() {
  std::ifstream file("/proc/self/statm");
  std::uint64_t pages = 0;
  std::uint64_t resident = 0;
  file >> pages >> resident;
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

void head(std::string& out, std::string_view name, std::string_view type, std::string_view help) {
  out.append("# HELP ")
      .append(name)
      .append(" ")
      .append(help)
      .append("\n# TYPE ")
      .append(name)
      .append(" ")
      .append(type)
      .append("\n");
}

void single(std::string& out, std::string_view name, std::string_view type, std::string_view help,
            std::uint64_t value) {
  head(out, name, type, help);
  out.append(name).append(" ").append(std::to_string(value)).append("\n");
}

// 0.0025, without the trailing zeros of std::to_string().
std::string number(double value) {
  std::string out = std::to_string(value);
  out.erase(out.find_last_not_of('0') + 1);
  if (out.back() == '.') out.pop_back();
  return out;
}

}  // namespace

std::string metrics_of(const ArchiveFigures& figures, std::string_view version) {
  struct Row {
    std::string_view name;
    std::string_view help;
    std::uint64_t ArchiveFigures::*value;
  };
  constexpr Row kRows[] = {
      {"nachlese_archive_articles", "Articles in the archive.", &ArchiveFigures::articles},
      {"nachlese_archive_generation", "Number of the live generation.",
       &ArchiveFigures::generation},
      {"nachlese_archive_last_sync_timestamp_seconds",
       "When the last run ended that brought the archive up to date.", &ArchiveFigures::last_sync},
      {"nachlese_archive_newest_article_timestamp_seconds", "Date of the newest article.",
       &ArchiveFigures::newest_article},
      {"nachlese_archive_rejected_articles", "Articles that this run rejected.",
       &ArchiveFigures::rejected},
      {"nachlese_archive_disk_free_bytes", "Room on the disk of the archive.",
       &ArchiveFigures::disk_free},
      {"nachlese_archive_shards", "Shards of the archive.", &ArchiveFigures::shards},
      {"nachlese_archive_shards_missing", "Shards that do not answer.",
       &ArchiveFigures::shards_missing},
  };
  const std::string labels = figures.archive.empty() ? "" : "{archive=\"" + figures.archive + "\"}";
  std::string out;
  for (const auto& [name, help, value] : kRows) {
    head(out, name, "gauge", help);
    out.append(name).append(labels).append(" ").append(std::to_string(figures.*value)).append("\n");
  }
  head(out, "nachlese_build_info", "gauge", "Version of the program.");
  return out.append("nachlese_build_info{version=\"").append(version).append("\"} 1\n");
}

void Metrics::count(std::string_view route, int status, double seconds) {
  const auto bucket =
      static_cast<std::size_t>(std::ranges::lower_bound(kBounds, seconds) - kBounds.begin());
  const std::lock_guard lock(mutex_);
  ++requests_[{std::string(route), status}];
  ++buckets_[bucket];
  seconds_ += seconds;
}

Metrics::InFlight::InFlight(Metrics& metrics) : metrics_(metrics) {
  const std::lock_guard lock(metrics_.mutex_);
  ++metrics_.in_flight_;
}

Metrics::InFlight::~InFlight() {
  const std::lock_guard lock(metrics_.mutex_);
  --metrics_.in_flight_;
}

std::string Metrics::text(const ResponseCache::Figures& cache, bool archive_ready) const {
  std::string out;
  single(out, "nachlese_archive_ready", "gauge", "1 when the archive can be read.",
         archive_ready ? 1 : 0);
  single(out, "nachlese_cache_hits_total", "counter", "Answers taken from the cache.", cache.hits);
  single(out, "nachlese_cache_misses_total", "counter", "Answers not found in the cache.",
         cache.misses);
  single(out, "nachlese_cache_entries", "gauge", "Answers in the cache.", cache.entries);
  single(out, "nachlese_cache_bytes", "gauge", "Memory used by the cache.", cache.bytes);
  single(out, "process_resident_memory_bytes", "gauge", "Resident memory.", resident_bytes());
  const std::lock_guard lock(mutex_);
  single(out, "nachlese_requests_in_flight", "gauge", "Requests being answered.", in_flight_);
  head(out, "nachlese_requests_total", "counter", "Requests answered.");
  for (const auto& [key, requests] : requests_) {
    out.append("nachlese_requests_total{route=\"")
        .append(key.first)
        .append("\",status=\"")
        .append(std::to_string(key.second));
    out.append("\"} ").append(std::to_string(requests)).append("\n");
  }
  head(out, "nachlese_request_seconds", "histogram", "Time until an answer was ready to be sent.");
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < buckets_.size(); ++i) {
    sum += buckets_[i];
    const std::string bound = i < kBounds.size() ? number(kBounds[i]) : "+Inf";
    out.append("nachlese_request_seconds_bucket{le=\"")
        .append(bound)
        .append("\"} ")
        .append(std::to_string(sum))
        .append("\n");
  }
  out.append("nachlese_request_seconds_sum ").append(number(seconds_)).append("\n");
  out.append("nachlese_request_seconds_count ").append(std::to_string(sum)).append("\n");
  return out;
}

}  // namespace nachlese::web
