// Base64 (RFC 4648), white space allowed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nachlese {

// Nullopt if `text` is something else.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

}  // namespace nachlese
