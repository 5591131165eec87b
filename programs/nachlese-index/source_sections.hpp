// Sources from the config file.
#pragma once

#include <string>
#include <vector>

#include "core/cli/sections.hpp"
#include "indexer/readers/record/fields.hpp"
#include "indexer/readers/record/input.hpp"

namespace nachlese::programs {

// What the sections [source.NAME] say (docs/OPERATIONS.md), all of it or only the names in `only`.
// `columns` are those of the run, behind those of a section. Throws Error(usage) that names file,
// section and key, and what is allowed.
[[nodiscard]] readers::Inputs read_source_sections(const cli::ConfigSections& config,
                                                   const std::vector<std::string>& only,
                                                   const readers::ColumnMap& columns);

}  // namespace nachlese::programs
