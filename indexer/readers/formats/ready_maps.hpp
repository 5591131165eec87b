// Maps of systems that many people have, for `map = "NAME"` in the section of a source.
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/record/input.hpp"

namespace nachlese::readers {

// Null if there is none of that name; all of them for messages.
[[nodiscard]] const FieldMap* find_ready_map(std::string_view name);
[[nodiscard]] std::string ready_map_names();

}  // namespace nachlese::readers
