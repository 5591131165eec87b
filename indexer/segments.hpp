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

// Each segment is written by one thread. As they pile up, neighbors are merged 32 at a time, level
// by level, since every open database holds four or five file descriptors. The result depends only
// on the segments' numbers, not on the order in which they finish. Thread-safe.
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

  // An empty database for the articles of segment `number`.
  [[nodiscard]] Xapian::WritableDatabase open(std::uint32_t number) const;
  // Commits the rest. Call this before done(), since a destructor would swallow errors.
  static void close(Xapian::WritableDatabase& segment);
  // Announces that segment `number` is finished. Each number must be announced once, with `filled`
  // false if it has no database. May merge.
  void done(std::uint32_t number, bool filled) { done(0, number, filled); }
  // At most kMaxInputs databases, in order of their numbers. Call when all segments are announced
  // and no thread is left.
  [[nodiscard]] std::vector<std::filesystem::path> finish();

  // Articles that Xapian's in-memory inverter holds before it writes them to the tables, see
  // docs/DECISIONS.md#flush-threshold.
  static constexpr unsigned kFlushArticles = 256;
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
  // Until finish(): it would slow down changes of a large database.
  std::optional<FlushThreshold> flush_threshold_;
  std::mutex mutex_;
  std::counting_semaphore<> merges_{2};  // at once; keeps open files below 200
  std::map<std::pair<unsigned, std::uint32_t>, Group> groups_;
};

// Several databases as one.
[[nodiscard]] Xapian::Database open_databases(const std::vector<std::filesystem::path>& paths);

// Merges databases into a new one at `to`, with document ids in the order of `from`. Removes
// nothing.
void merge_databases(const std::vector<std::filesystem::path>& from,
                     const std::filesystem::path& to);

}  // namespace nachlese::index
