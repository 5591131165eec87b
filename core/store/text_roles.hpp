// The texts of an article, a row each: how the indexer weighs them and whether both programs search
// them for names.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/base/text_role.hpp"

namespace nachlese::store {

struct RoleInfo {
  TextRole role;
  std::uint32_t weight;  // term frequency that each occurrence adds
  bool title_layer;      // also indexed with the prefixes S and ZS
  bool names;            // searched for names
};

inline constexpr std::array kTextRoles = {
    RoleInfo{TextRole::kicker, 2, true, false},   RoleInfo{TextRole::title, 4, true, true},
    RoleInfo{TextRole::subtitle, 2, true, true},  RoleInfo{TextRole::lead, 2, false, true},
    RoleInfo{TextRole::body, 1, false, true},     RoleInfo{TextRole::caption, 2, false, true},
    RoleInfo{TextRole::keyword, 3, false, false},
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
static_assert(text_roles_are_in_order() && kTextRoles.size() == kTextRoleFields.size());

}  // namespace nachlese::store
