// Base64 (RFC 4648).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nachlese {

// Nullopt if `text` is something else; white space is allowed.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

// In one line, padded.
[[nodiscard]] std::string to_base64(std::string_view bytes);

}  // namespace nachlese
