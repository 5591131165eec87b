// Copies of an archive that are whole whatever happens meanwhile.
#pragma once

#include <cstdint>
#include <filesystem>

namespace nachlese::index {

// FOLDER/2026-11-29T03-30-00Z/ is one backup: what an archive has, and nothing else. It appears
// under its name once it is complete.
struct BackupOptions {
  std::filesystem::path archive;
  std::filesystem::path folder;
  unsigned keep = 7;        // backups; older ones are removed once the new one is there
  double wait_seconds = 0;  // for a writer to end
};

struct BackupResult {
  std::filesystem::path backup;
  std::uint64_t copied = 0;  // bytes of files that changed
  std::uint64_t linked = 0;  // of files that the backup before has as well: a link, no space
};

// Holds the writer's lock while it copies; files are cloned where the file system can. Throws
// Error(locked) if a writer does not end in time, Error(archive) if something cannot be copied as
// it is; the folder then holds what it held.
[[nodiscard]] BackupResult back_up(const BackupOptions& options);

}  // namespace nachlese::index
