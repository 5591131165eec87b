// Compression of whole answers: gzip (RFC 1952) and Zstandard (RFC 8878).
#pragma once

#include <string>
#include <string_view>

#include "web/http/http.hpp"

namespace nachlese::web {

// True for text formats that are long enough to gain from it.
[[nodiscard]] bool is_worth_compressing(std::string_view content_type, std::size_t size);

[[nodiscard]] std::string gzip(std::string_view text);
[[nodiscard]] std::string zstd(std::string_view text);

// Packs the body as the client likes it best, if that is worth the while, and says so in the
// headers.
void compress_body(Response& response, Encoding encoding);

}  // namespace nachlese::web
