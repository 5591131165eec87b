// What the files of a database were when they were written: a list of their hashes, sizes and times
// beside them. It is there whenever no writer is at work in the database: a commit takes it away
// first and makes it anew afterwards.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace nachlese::store {

inline constexpr const char* kSumsFile = "nachlese.sums";

// Reads every file of the database in `folder` and writes the list. Throws Error(archive).
void record_sums(const std::filesystem::path& folder);

// Removes the list, durably. Throws Error(archive).
void forget_sums(const std::filesystem::path& folder);

[[nodiscard]] bool has_sums(const std::filesystem::path& folder);

// While it lives files of the database may change. The destructor makes the list anew; where that
// fails the next writer does it.
class ChangingFiles {
 public:
  explicit ChangingFiles(std::filesystem::path folder);
  ~ChangingFiles();
  ChangingFiles(const ChangingFiles&) = delete;
  ChangingFiles& operator=(const ChangingFiles&) = delete;

 private:
  std::filesystem::path folder_;
};

struct SumsResult {
  bool listed = false;       // there is a list
  bool stale_times = false;  // a file has another time than the list says, as after a restore
  std::vector<std::string>
      wrong;  // one sentence for each file that is not what was written, or that cannot be read
};

// Reads every file. Throws nothing but what allocation throws.
[[nodiscard]] SumsResult verify_sums(const std::filesystem::path& folder);

// What an opening may cost: as much is read of files that have another time than the list says.
inline constexpr std::uint64_t kMostHashedOnOpening = std::uint64_t{256} << 20U;

// The quick check on opening: sizes and times of all files, the hash of iamglass, of which one
// wrong byte sends Xapian anywhere, and those of files with another time. Nullopt if nothing is
// wrong, or nothing is known; else a sentence. `missing` tells a file that is gone, as when a
// writer removes the generation, from one that is damaged.
struct Damage {
  std::string what;
  bool missing = false;
};
[[nodiscard]] std::optional<Damage> find_damage_quickly(const std::filesystem::path& folder);

// From now on a crash of the process (SIGSEGV, SIGBUS, SIGFPE, SIGABRT) makes it compare the
// database in `folder` with its list: if a file is damaged, this is said on stderr and the process
// ends with the code for a damaged archive. If all are sound it is a crash. Signals that have a
// handler are left alone. Thread-safe.
void watch_for_damage(const std::filesystem::path& folder);

}  // namespace nachlese::store
