// Ready maps of widespread systems, for `map = "NAME"` in the section of a source.
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/record/input.hpp"

namespace nachlese::readers {

// The map of that name, or null; and all maps, for messages.
[[nodiscard]] const FieldMap* find_ready_map(std::string_view name);
[[nodiscard]] std::string ready_map_names();

}  // namespace nachlese::readers
