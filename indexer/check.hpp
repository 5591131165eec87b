// Verifying an archive: that the files of every generation are what was written, their structure,
// the metadata, and that articles can be read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/error.hpp"

namespace nachlese::index {

struct CheckResult {
  std::string shard;  // empty: the archive is not divided
  unsigned generation = 0;
  bool live = false;
  std::uint64_t articles = 0;
  bool hashed = false;  // there is a list of hashes; without one a changed byte may not be seen
  std::vector<std::string> problems;  // empty: sound
};

enum class Articles : std::uint8_t { sample, all };  // which are decoded

// One result per generation, ascending, shard by shard; remote shards are left to their own
// machine. What looks into the files runs in a process of its own: a crash there is a finding.
// Where all files are right but have other times than recorded, as after a restore, these are
// recorded anew, if nobody writes. Throws Error(archive) when there is no archive at all. Only for
// processes with one thread.
[[nodiscard]] std::vector<CheckResult> check_archive(const std::filesystem::path& directory,
                                                     Articles articles = Articles::sample);

}  // namespace nachlese::index
