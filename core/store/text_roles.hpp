// The texts of an article, a row each: how the indexer weighs them and whether both programs search
// them for names.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nachlese::store {

enum class TextRole : std::uint8_t { kicker, title, subtitle, lead, body, caption, keyword };

struct RoleInfo {
  TextRole role;
  std::string_view field;  // of Article
  std::uint32_t weight;    // term frequency that each occurrence adds
  bool title_layer;        // also indexed with the prefixes S and ZS
  bool names;              // searched for names
};

inline constexpr std::array kTextRoles = {
    RoleInfo{TextRole::kicker, "kicker", 2, true, false},
    RoleInfo{TextRole::title, "title", 4, true, true},
    RoleInfo{TextRole::subtitle, "subtitle", 2, true, true},
    RoleInfo{TextRole::lead, "lead", 2, false, true},
    RoleInfo{TextRole::body, "body", 1, false, true},
    RoleInfo{TextRole::caption, "captions", 2, false, true},
    RoleInfo{TextRole::keyword, "keywords", 3, false, false},
};

[[nodiscard]] constexpr const RoleInfo& info(TextRole role) {
  return kTextRoles[static_cast<std::size_t>(role)];
}

constexpr bool text_roles_are_in_order() {
  for (std::size_t i = 0; i < kTextRoles.size(); ++i) {
    if (kTextRoles[i].role != static_cast<TextRole>(i)) return false;
  }
  return true;
}
static_assert(text_roles_are_in_order());

// Whether names are looked for in a field of Article.
[[nodiscard]] constexpr bool has_names(std::string_view field) {
  return std::any_of(kTextRoles.begin(), kTextRoles.end(),
                     [&](const RoleInfo& row) { return row.names && row.field == field; });
}

}  // namespace nachlese::store
