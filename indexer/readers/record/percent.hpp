// Names in documents that write some characters as codes.
#pragma once

#include <string>
#include <string_view>

namespace nachlese::readers {

// %20 as a blank; what is no code stays.
[[nodiscard]] std::string without_percent(std::string_view name);

}  // namespace nachlese::readers
