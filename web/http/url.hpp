// Percent-encoding and query strings as in browsers (WHATWG URL,
// application/x-www-form-urlencoded).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nachlese::web {

using Parameters = std::vector<std::pair<std::string, std::string>>;

// Encodes everything except the unreserved characters of RFC 3986.
[[nodiscard]] std::string percent_encode(std::string_view text);
// The same, but keeps `/`.
[[nodiscard]] std::string path_encode(std::string_view text);
// Keeps a `%` without two hex digits as it is.
[[nodiscard]] std::string percent_decode(std::string_view text, bool plus_is_blank);

[[nodiscard]] Parameters parse_parameters(std::string_view query);

// path?name=value&… ; just the path without parameters.
[[nodiscard]] std::string make_url(std::string_view path, const Parameters& parameters);

// True for http:// and https:// only: the addresses of an archive that may become links.
[[nodiscard]] bool is_web_address(std::string_view url);

}  // namespace nachlese::web
