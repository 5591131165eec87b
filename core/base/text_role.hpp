// The texts of an article.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nachlese {

enum class TextRole : std::uint8_t { kicker, title, subtitle, lead, body, caption, keyword };

// The fields of Article that hold them, index: TextRole.
inline constexpr std::array<std::string_view, 7> kTextRoleFields = {
    "kicker", "title", "subtitle", "lead", "body", "captions", "keywords"};

[[nodiscard]] constexpr std::string_view field_of(TextRole role) {
  return kTextRoleFields[static_cast<std::size_t>(role)];
}

}  // namespace nachlese
