// Compresses whole answers: gzip (RFC 1952) and Zstandard (RFC 8878).
#pragma once

#include <string>
#include <string_view>

#include "web/http/http.hpp"

namespace nachlese::web {

// True for text formats that are long enough to benefit.
[[nodiscard]] bool is_worth_compressing(std::string_view content_type, std::size_t size);

[[nodiscard]] std::string gzip(std::string_view text);
[[nodiscard]] std::string zstd(std::string_view text);

// Compresses the body in the client's preferred encoding, if worthwhile, and sets the headers.
void compress_body(Response& response, Encoding encoding);

}  // namespace nachlese::web
