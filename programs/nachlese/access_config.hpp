// The sections [access.NAME] of the config file: who may read what.
#pragma once

#include <string>
#include <vector>

#include "core/cli/sections.hpp"
#include "web/app/viewer.hpp"

namespace nachlese::programs {

// Throws Error(usage) with file, line and key of what is not understood.
[[nodiscard]] std::vector<web::AccessRow> read_access_sections(const cli::ConfigSections& config);

}  // namespace nachlese::programs
