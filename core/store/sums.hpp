// The checksums of a database: a list of hashes, sizes and times of its files, kept beside them.
// The list exists whenever no writer is at work: a commit removes it first and writes it again
// afterwards.
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

// Files of the database may change while it lives. The destructor writes the list again; if that
// fails, the next writer does.
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
  bool listed = false;             // there is a list
  bool stale_times = false;        // the time of a file differs from the list, as after a restore
  std::vector<std::string> wrong;  // a sentence for each file that differs or cannot be read
};

// Reads every file. Throws only what allocation throws.
[[nodiscard]] SumsResult verify_sums(const std::filesystem::path& folder);

// Bytes that opening may read of files whose times differ from the list.
inline constexpr std::uint64_t kMostHashedOnOpening = std::uint64_t{256} << 20U;

// The quick check on opening: sizes and times of all files, the hash of iamglass (one wrong byte
// there can crash Xapian), and hashes of files whose times differ. nullopt if nothing is wrong, or
// nothing is known; else a sentence. `missing` means that a file is gone, as when a writer removes
// the generation.
struct Damage {
  std::string what;
  bool missing = false;
};
[[nodiscard]] std::optional<Damage> find_damage_quickly(const std::filesystem::path& folder);

// From now on a crash (SIGSEGV, SIGBUS, SIGFPE, SIGABRT) compares the database in `folder` with its
// list. If a file is damaged, the process says so on stderr and exits with the code for a damaged
// archive; otherwise it crashes as usual. Leaves signals alone that already have a handler.
// Thread-safe.
void watch_for_damage(const std::filesystem::path& folder);

}  // namespace nachlese::store
