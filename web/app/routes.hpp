// The route table and the only way through it: route → method → state of the archive → handler →
// headers. Errors become answers only here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/backend.hpp"
#include "web/http/http.hpp"

namespace nachlese::web {

// Answers every request, whatever a handler throws. Logs internal errors to stderr.
[[nodiscard]] Response respond(SearchBackend& backend, const Request& request);

// Whether the method only reads.
[[nodiscard]] bool is_read(const Request& request);
// The answer to other methods, where only reading is possible.
[[nodiscard]] Response method_not_allowed();

// The server's answer to a malformed request.
[[nodiscard]] Response refuse_request(int status, std::string_view detail);

// Name of the route for metrics: its pattern, or "other".
[[nodiscard]] std::string_view route_name(std::string_view path);

// The patterns of all routes; a * at the end stands for any rest.
[[nodiscard]] std::vector<std::string_view> route_paths();
// Paths of one of several archives, and of some that are searched as one, before a name or names.
inline constexpr std::string_view kRoomPath = "/a/";
inline constexpr std::string_view kJointPath = "/in/";

// Whether people look at the route's answers, or programs.
[[nodiscard]] bool is_for_people(std::string_view path);
// False for what says nothing of the articles: scripts, the description of the API, health.
[[nodiscard]] bool shows_archive(std::string_view path);

// Adds the security headers of respond() to an answer made elsewhere. Call it once.
void add_security_headers(Response& response);

}  // namespace nachlese::web
