#include "indexer/segments.hpp"

#include <algorithm>
#include <cstdlib>
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
Xapian::WritableDatabase Segments::open(std::uint32_t number) const {
  Xapian::WritableDatabase segment(path(0, number).string(),
                                   Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  segment.begin_transaction(false);
  return segment;
}

void Segments::close(Xapian::WritableDatabase& segment) {
  segment.commit_transaction();
  segment.commit();
  segment.close();
}

fs::path Segments::path(unsigned level, std::uint32_t number) const {
  return folder_ / (std::to_string(level) + "-" + std::to_string(number));
}

void Segments::done(unsigned level, std::uint32_t number, bool filled) {
  const std::uint32_t next = number / kFanIn;
  std::vector<std::uint32_t> members;
  {
    const std::lock_guard lock(mutex_);
    Group& group = groups_[{level, next}];
    if (filled) group.members.push_back(number);
    if (++group.arrived < kFanIn) return;
    members = std::move(group.members);
    groups_.erase({level, next});
  }
  std::sort(members.begin(), members.end());
  if (!members.empty()) {
    std::vector<fs::path> from;
    for (const std::uint32_t member : members) from.push_back(path(level, member));
    merges_.acquire();
    try {
      merge_and_remove(from, path(level + 1, next));
    } catch (...) {
      merges_.release();
      throw;
    }
    merges_.release();
  }
  done(level + 1, next, !members.empty());
}

std::vector<fs::path> Segments::finish() {
  flush_threshold_.reset();
  std::vector<std::pair<std::uint64_t, fs::path>> left;  // by the first segment in it
  for (auto& [key, group] : groups_) {
    std::uint64_t segments = 1;
    for (unsigned level = 0; level < key.first; ++level) segments *= kFanIn;
    for (const std::uint32_t member : group.members)
      left.emplace_back(member * segments, path(key.first, member));
  }
  groups_.clear();
  std::sort(left.begin(), left.end());
  std::vector<fs::path> out;
  for (auto& [first, path] : left) out.push_back(std::move(path));
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
