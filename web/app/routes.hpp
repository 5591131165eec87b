// The route table and the one way through it: route → method → state of the archive → handler →
// headers. Errors become answers here and nowhere else.
#pragma once

#include <string>
#include <string_view>

#include "web/backend.hpp"
#include "web/http/http.hpp"

namespace nachlese::web {

// Answers every request, whatever a handler throws. What went wrong inside is written to stderr.
[[nodiscard]] Response respond(SearchBackend& backend, const Request& request);

// The answer to what is no proper request, for the server.
[[nodiscard]] Response refuse_request(int status, std::string_view detail);

// Name of the route for figures: its pattern, or "other".
[[nodiscard]] std::string_view route_name(std::string_view path);

// What respond() gives every answer along, for those that are made elsewhere; once.
void add_security_headers(Response& response);

}  // namespace nachlese::web
