// Verifies an archive: file hashes of every generation, structure, metadata, and that articles can
// be read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/error.hpp"

namespace nachlese::index {

struct CheckResult {
  std::string shard;  // empty if the archive is not divided
  unsigned generation = 0;
  bool live = false;
  std::uint64_t articles = 0;
  bool hashed = false;  // there is a list of hashes; without one, a changed byte may go unnoticed
  std::vector<std::string> problems;  // empty if sound
};

enum class Articles : std::uint8_t { sample, all };  // which are decoded

// One result per generation, ascending, shard by shard; skips remote shards. A child process
// inspects the files, so that a crash becomes a finding. If all files are right but their times
// differ, as after a restore, it records the new times unless a writer is at work. Throws
// Error(archive) if there is no archive. Only for single-threaded processes.
[[nodiscard]] std::vector<CheckResult> check_archive(const std::filesystem::path& directory,
                                                     Articles articles = Articles::sample);

}  // namespace nachlese::index
