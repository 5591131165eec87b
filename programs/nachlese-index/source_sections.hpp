// Sources from the config file.
#pragma once

#include <string>
#include <vector>

#include "core/cli/sections.hpp"
#include "indexer/readers/record/input.hpp"

namespace nachlese::programs {

// The sources in sections [source.NAME] (docs/OPERATIONS.md), all or only those named in `only`.
// Throws Error(usage) naming file, section, key and allowed values.
[[nodiscard]] readers::Inputs read_source_sections(const cli::ConfigSections& config,
                                                   const std::vector<std::string>& only);

}  // namespace nachlese::programs
