// The route table and the only way through it: route → method → state of the archive → handler →
// headers. Errors become answers only here.
#pragma once

#include <string>
#include <string_view>

#include "web/backend.hpp"
#include "web/http/http.hpp"

namespace nachlese::web {

// Answers every request, whatever a handler throws. Logs internal errors to stderr.
[[nodiscard]] Response respond(SearchBackend& backend, const Request& request);

// The server's answer to a malformed request.
[[nodiscard]] Response refuse_request(int status, std::string_view detail);

// Name of the route for metrics: its pattern, or "other".
[[nodiscard]] std::string_view route_name(std::string_view path);

// Adds the security headers of respond() to an answer made elsewhere. Call it once.
void add_security_headers(Response& response);

}  // namespace nachlese::web
