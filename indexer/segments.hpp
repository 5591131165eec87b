// The small private databases of a bulk build, and merging them into a few large ones.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <semaphore>
#include <utility>
#include <vector>

namespace nachlese::index {

// Each segment is written by one thread, for a range of the run's batches. As they pile up,
// neighbors of a level are merged 32 at a time, since every open database holds four or five file
// descriptors. Documents are in the order of the batches, whichever is finished first. Thread-safe.
class Segments {
  // Sets Xapian's flush threshold in the environment, the only place Xapian reads it from. The
  // environment must not change while other threads run. A value set by the user wins.
  class FlushThreshold {
   public:
    explicit FlushThreshold(unsigned articles);
    ~FlushThreshold();
    FlushThreshold(const FlushThreshold&) = delete;
    FlushThreshold& operator=(const FlushThreshold&) = delete;

   private:
    bool ours_;
  };

 public:
  // Creates the folder afresh; the destructor removes it.
  explicit Segments(std::filesystem::path folder);
  ~Segments();
  Segments(const Segments&) = delete;
  Segments& operator=(const Segments&) = delete;

  // An empty database for the segment whose first batch is `first`.
  [[nodiscard]] Xapian::WritableDatabase open(std::uint32_t first) const;
  // Commits the rest. Call this before done(), since a destructor would swallow errors.
  static void close(Xapian::WritableDatabase& segment);
  // Announces that all batches from `first` to before `end` are finished. Each batch must be
  // announced once, with `filled` false if the segment has no database. May merge.
  void done(std::uint32_t first, std::uint32_t end, bool filled);
  // At most kMaxInputs databases, in order of their batches. Call when all are announced and no
  // thread is left.
  [[nodiscard]] std::vector<std::filesystem::path> finish();

  // Articles that Xapian's in-memory inverter holds before it writes them to the tables, see
  // docs/DECISIONS.md#flush-threshold.
  static constexpr unsigned kFlushArticles = 128;
  static constexpr std::uint32_t kFanIn = 32;
  static constexpr std::size_t kMaxInputs = 32;

 private:
  // Finished batches, by the first one.
  struct Range {
    std::uint32_t end = 0;
    unsigned level = 0;
    std::filesystem::path database;  // empty: they had no documents
  };
  using Ranges = std::map<std::uint32_t, Range>;

  [[nodiscard]] std::filesystem::path path(unsigned level, std::uint32_t first) const;
  // Takes kFanIn neighbors of a level out of `ranges_`; none if there are fewer.
  Ranges take_neighbors();

  std::filesystem::path folder_;
  // Until finish(): it would slow down changes of a large database.
  std::optional<FlushThreshold> flush_threshold_;
  std::mutex mutex_;
  std::counting_semaphore<> merges_{2};  // at once; keeps open files below 200
  Ranges ranges_;                        // apart from those that are being merged
};

// Several databases as one.
[[nodiscard]] Xapian::Database open_databases(const std::vector<std::filesystem::path>& paths);

// Merges databases into a new one at `to`, with document ids in the order of `from`. Removes
// nothing.
void merge_databases(const std::vector<std::filesystem::path>& from,
                     const std::filesystem::path& to);

}  // namespace nachlese::index
