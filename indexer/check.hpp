// Verifying an archive: the structure of every generation, its metadata, and that articles can be read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/error.hpp"

namespace nachlese {

struct CheckResult {
  std::string shard;  // empty: the archive is not divided
  unsigned generation = 0;
  bool live = false;
  std::uint64_t articles = 0;
  std::vector<std::string> problems;  // empty: sound
};

// One result per generation, ascending, shard by shard; remote shards are left to their own machine. Throws Error(archive) when
// there is no archive at all.
[[nodiscard]] std::vector<CheckResult> check_archive(const std::filesystem::path& directory);

}  // namespace nachlese
