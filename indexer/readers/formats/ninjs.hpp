// ninjs (IPTC): news items as JSON objects.
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

[[nodiscard]] bool is_ninjs(std::string_view object);

// `bytes` is valid UTF-8.
void parse_ninjs(const std::string& bytes, const Record& record, Parsed& out);

}  // namespace nachlese::readers
