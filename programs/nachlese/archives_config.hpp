// The sections [archives.NAME] of the config file: several archives behind one door.
#pragma once

#include <vector>

#include "core/cli/sections.hpp"
#include "web/app/front_door.hpp"

namespace nachlese::programs {

// Throws Error(usage) with file, line and key of what is not understood.
[[nodiscard]] std::vector<web::HostedArchive> read_archive_sections(
    const cli::ConfigSections& config);

}  // namespace nachlese::programs
