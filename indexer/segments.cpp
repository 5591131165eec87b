#include "indexer/segments.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <string>
#include <system_error>

namespace nachlese::index {
namespace fs = std::filesystem;
namespace {

constexpr const char* kFlushThreshold = "XAPIAN_FLUSH_THRESHOLD";

void merge_and_remove(const std::vector<fs::path>& from, const fs::path& to) {
  merge_databases(from, to);
  for (const auto& path : from) fs::remove_all(path);
}

}  // namespace

Xapian::Database open_databases(const std::vector<fs::path>& paths) {
  Xapian::Database out;
  for (const auto& path : paths) out.add_database(Xapian::Database(path.string()));
  return out;
}

// FULL also splits items to fill every block, which saves 1 %.
void merge_databases(const std::vector<fs::path>& from, const fs::path& to) {
  open_databases(from).compact(to.string(), Xapian::Compactor::FULL);
}

Segments::FlushThreshold::FlushThreshold(unsigned articles)
    : ours_(std::getenv(kFlushThreshold) == nullptr) {
  if (ours_) ::setenv(kFlushThreshold, std::to_string(articles).c_str(), 1);
}

Segments::FlushThreshold::~FlushThreshold() {
  if (ours_) ::unsetenv(kFlushThreshold);
}

Segments::Segments(fs::path folder) : folder_(std::move(folder)), flush_threshold_(kFlushArticles) {
  fs::remove_all(folder_);
  fs::create_directories(folder_);
}

Segments::~Segments() {
  std::error_code ignored;  // the next run removes leftovers
  fs::remove_all(folder_, ignored);
}

// One segment is one commit, so the transaction stays open until then. No DB_DANGEROUS: it saves
// nothing and hides why a write failed.
Xapian::WritableDatabase Segments::open(std::uint32_t first) const {
  Xapian::WritableDatabase segment(path(0, first).string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  segment.begin_transaction(false);
  return segment;
}

void Segments::close(Xapian::WritableDatabase& segment) {
  segment.commit_transaction();
  segment.commit();
  segment.close();
}

fs::path Segments::path(unsigned level, std::uint32_t first) const {
  return folder_ / (std::to_string(level) + "-" + std::to_string(first));
}

Segments::Ranges Segments::take_neighbors() {
  auto begin = ranges_.begin();
  auto last = begin;  // before `at`
  std::uint32_t filled = 0;
  std::optional<unsigned> level;
  for (auto at = begin; at != ranges_.end(); last = at++) {
    const bool has_database = !at->second.database.empty();
    if (at->first != last->second.end ||
        (has_database && level.value_or(at->second.level) != at->second.level)) {
      begin = at;
      filled = 0;
      level.reset();
    }
    if (!has_database) continue;
    level = at->second.level;
    if (++filled < kFanIn) continue;
    Ranges out;
    for (const auto end = std::next(at); begin != end;) out.insert(ranges_.extract(begin++));
    return out;
  }
  return {};
}

void Segments::done(std::uint32_t first, std::uint32_t end, bool filled) {
  std::unique_lock lock(mutex_);
  ranges_[first] = {end, 0, filled ? path(0, first) : fs::path()};
  for (auto parts = take_neighbors(); !parts.empty(); parts = take_neighbors()) {
    lock.unlock();
    std::vector<fs::path> from;
    for (const auto& [start, part] : parts) {
      if (!part.database.empty()) from.push_back(part.database);
    }
    const std::uint32_t start = parts.begin()->first;
    const unsigned level = parts.rbegin()->second.level + 1;
    merges_.acquire();
    try {
      merge_and_remove(from, path(level, start));
    } catch (...) {
      merges_.release();
      throw;
    }
    merges_.release();
    lock.lock();
    ranges_[start] = {parts.rbegin()->second.end, level, path(level, start)};
  }
}

std::vector<fs::path> Segments::finish() {
  flush_threshold_.reset();
  std::vector<fs::path> out;
  for (auto& [first, range] : ranges_) {
    if (!range.database.empty()) out.push_back(std::move(range.database));
  }
  ranges_.clear();
  // Merge from the end, where the small ones are.
  for (unsigned pass = 0; out.size() > kMaxInputs; ++pass) {
    const std::vector<fs::path> tail(out.end() - kFanIn, out.end());
    out.resize(out.size() - kFanIn);
    out.push_back(folder_ / ("tail-" + std::to_string(pass)));
    merge_and_remove(tail, out.back());
  }
  return out;
}

}  // namespace nachlese::index
