// Looks for what keeps an archive from being up to date and safe, and says what to do.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/store/archive_info.hpp"
#include "indexer/readers/sources.hpp"

namespace nachlese::index {

struct Finding {
  enum class Level : std::uint8_t { fine, warning, problem };

  Level level = Level::fine;
  // archive, version, disk, permissions, runs, sources, generations, takedowns, files
  std::string topic;
  std::string what;                   // one sentence
  std::string advice;                 // what to do; empty where nothing is to be done
  ErrorCode code = ErrorCode::input;  // of a problem
  std::string about;                  // which source; empty where there is but one of the topic
};
using Findings = std::vector<Finding>;

struct Examination {
  std::filesystem::path archive;
  readers::Inputs sources;  // that should be read
  store::Fingerprint program;
  double most_hours = 36;  // that the last good run may be ago
};

// Reads only; every topic has at least one finding.
[[nodiscard]] Findings examine(const Examination& what);

// 0 if there is no problem, else the code of the worst one: of the archive, then of sources.
[[nodiscard]] int exit_code_of(const Findings& findings);
[[nodiscard]] std::string to_json(const Findings& findings);
// A line for each, with its advice below.
[[nodiscard]] std::string to_text(const Findings& findings, bool with_fine);

}  // namespace nachlese::index
