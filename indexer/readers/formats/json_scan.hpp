// Reads JSON as it usually is by simdjson, several times as fast as the other library, which looks
// at each byte of a text on its own and keeps it twice. What is unusual is left to that one.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

namespace nachlese::readers {

// Calls `events` as nlohmann::json::sax_parse() does, until one of them returns false. Calls none
// and returns false if the text is no JSON, or has something that is read by the other library only
// (fractions, halves of surrogate pairs, megabytes, a thousand levels): mistakes are told by that
// one alone. Zero with a minus is zero.
[[nodiscard]] bool scan_json(std::string_view bytes, nlohmann::json_sax<nlohmann::json>& events);

}  // namespace nachlese::readers
