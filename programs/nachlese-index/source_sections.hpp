// The sources that a config file names.
#pragma once

#include <string>
#include <vector>

#include "core/cli/sections.hpp"
#include "indexer/readers/record/input.hpp"

namespace nachlese::programs {

// What the sections [source.NAME] say (docs/OPERATIONS.md), all of it or only the names in `only`.
// Throws Error(usage) that names file, section and key, and what is allowed.
[[nodiscard]] readers::Inputs read_source_sections(const cli::ConfigSections& config,
                                                   const std::vector<std::string>& only);

}  // namespace nachlese::programs
