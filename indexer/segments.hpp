// The small private databases of a run, and how they become few large ones.
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

// Each segment is written by one thread; compaction merges them. Every open database holds four or
// five file descriptors, so segments are merged in levels as they pile up, 32 neighbors at a time.
// The result depends on the numbers of the segments only, never on the order in which they are
// done. Thread-safe.
class Segments {
  // Xapian takes it from the environment only, which must not change while there are threads; what
  // is set there already holds.
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
  // The folder is created afresh, and removed with the object.
  explicit Segments(std::filesystem::path folder);
  ~Segments();
  Segments(const Segments&) = delete;
  Segments& operator=(const Segments&) = delete;

  // An empty database for the articles of segment `number`.
  [[nodiscard]] Xapian::WritableDatabase open(std::uint32_t number) const;
  // Writes what is left; call before done(), as the destructor would swallow errors.
  static void close(Xapian::WritableDatabase& segment);
  // Segment `number` is done; every number must be announced once, without `filled` if there is no
  // database. May merge.
  void done(std::uint32_t number, bool filled) { done(0, number, filled); }
  // Call when all is done and no thread is left: at most kMaxInputs databases, in the order of
  // their numbers.
  [[nodiscard]] std::vector<std::filesystem::path> finish();

  // Articles that Xapian's in-memory inverter takes before it writes them to the tables: more are
  // slower (caches), fewer to merge. 13,981 Bundestag speeches, --jobs 2, best of two: 64
  // articles 20.3 s, 128 19.0 s, 256 17.5 s, 512 19.8 s, 1,024 19.7 s.
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
  std::optional<FlushThreshold>
      flush_threshold_;  // until finish(), as it would slow down changes of a large database
  std::mutex mutex_;
  std::counting_semaphore<> merges_{2};  // at once; keeps the number of open files below 200
  std::map<std::pair<unsigned, std::uint32_t>, Group> groups_;
};

// Several databases as one.
[[nodiscard]] Xapian::Database open_databases(const std::vector<std::filesystem::path>& paths);

// Merges databases into a new one at `to`, document ids in the order of `from`, and removes
// nothing.
void merge_databases(const std::vector<std::filesystem::path>& from,
                     const std::filesystem::path& to);

}  // namespace nachlese::index
