// The small private databases of a run, and how they become few large ones.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <semaphore>
#include <utility>
#include <vector>

namespace nachlese {

// Xapian's in-memory inverter is bound by the processor's caches, so many small segments, each committed once and then merged by
// compaction, are built faster than one large database. Every open database holds four or five file descriptors, so segments are
// merged in levels as they pile up, 32 neighbours at a time. The result depends on the numbers of the segments only, never on
// the order in which they are done. Thread-safe.
class Segments {
 public:
  // The folder is created afresh, and removed with the object.
  explicit Segments(std::filesystem::path folder);
  ~Segments();
  Segments(const Segments&) = delete;
  Segments& operator=(const Segments&) = delete;

  // Where the segment of batch `number` is to be written.
  [[nodiscard]] std::filesystem::path path(std::uint32_t number) const { return path(0, number); }
  // Batch `number` is done; every number must be announced once, without `filled` if there is no database. May merge.
  void done(std::uint32_t number, bool filled) { done(0, number, filled); }
  // Call when all is done: at most kMaxInputs databases, in the order of their batches.
  [[nodiscard]] std::vector<std::filesystem::path> finish();

  static constexpr std::uint32_t kFanIn = 32;
  static constexpr std::size_t kMaxInputs = 32;

 private:
  struct Group {
    std::uint32_t arrived = 0;
    std::vector<std::uint32_t> members;
  };

  [[nodiscard]] std::filesystem::path path(unsigned level, std::uint32_t number) const;
  void done(unsigned level, std::uint32_t number, bool filled);

  std::filesystem::path folder_;
  std::mutex mutex_;
  std::counting_semaphore<> merges_{2};  // at once; keeps the number of open files below 200
  std::map<std::pair<unsigned, std::uint32_t>, Group> groups_;
};

// Several databases as one.
[[nodiscard]] Xapian::Database open_databases(const std::vector<std::filesystem::path>& paths);

// Merges databases into a new one at `to`, document ids in the order of `from`, and removes nothing.
void merge_databases(const std::vector<std::filesystem::path>& from, const std::filesystem::path& to);

}  // namespace nachlese
