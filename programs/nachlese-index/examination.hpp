// The options of an examination, which `doctor` prints and `alarm` sends.
#pragma once

#include "core/cli/options.hpp"
#include "indexer/examine.hpp"

namespace nachlese::programs {

// What this program would record in an archive that was built with these options.
[[nodiscard]] store::Fingerprint fingerprint_for(const store::ArchiveInfo& info);

struct ExaminationOptions {
  cli::ArchiveOption archive;
  double most_hours = 36;

  void add_to(CLI::App& command);
  [[nodiscard]] index::Findings examine(const CLI::App& command) const;
};

}  // namespace nachlese::programs
