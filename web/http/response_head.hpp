// Status line and headers of an answer, as they go over the wire (RFC 9112).
#pragma once

#include <cstdint>
#include <string>

#include "web/http/http.hpp"

namespace nachlese::web {

// How the client learns where the answer ends.
enum class Framing : std::uint8_t { length, chunks, end_of_connection };

// `close`: the connection ends behind the answer. Characters that would end a line are left out.
[[nodiscard]] std::string response_head(const Response& response, Framing framing, bool close);

// True for the statuses that never have a body, not even an empty one.
[[nodiscard]] bool is_bodiless(int status);

}  // namespace nachlese::web
