// gzip of whole answers (RFC 1952).
#pragma once

#include <string>
#include <string_view>

namespace nachlese {

// True for text formats that are long enough to gain from it.
[[nodiscard]] bool is_worth_compressing(std::string_view content_type, std::size_t size);

[[nodiscard]] std::string gzip(std::string_view text);

}  // namespace nachlese
