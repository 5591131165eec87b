// Status line and headers of an answer on the wire (RFC 9112).
#pragma once

#include <cstdint>
#include <string>

#include "web/http/http.hpp"

namespace nachlese::web {

// How the client recognizes the end of the answer.
enum class Framing : std::uint8_t { length, chunks, end_of_connection };

// `close`: the connection ends after the answer. Drops characters that would end a line.
[[nodiscard]] std::string response_head(const Response& response, Framing framing, bool close);

// True for statuses that never have a body, not even an empty one.
[[nodiscard]] bool is_bodiless(int status);

}  // namespace nachlese::web
