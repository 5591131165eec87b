// ninjs (IPTC), also as Superdesk writes it (guid for uri): news items as JSON objects.
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/record/record.hpp"

namespace nachlese::readers {

[[nodiscard]] bool is_ninjs(std::string_view object);

// `bytes` is valid UTF-8. False if it is none after all.
[[nodiscard]] bool parse_ninjs(const std::string& bytes, const Record& record, Parsed& out);

}  // namespace nachlese::readers
