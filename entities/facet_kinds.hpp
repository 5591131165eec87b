// Maps types of names to kinds of facet.
#pragma once

#include <array>
#include <optional>
#include <utility>

#include "core/base/facet_kind.hpp"
#include "entities/labels.hpp"

namespace nachlese::ner {

inline constexpr std::array kKindsOfTypes = {
    std::pair{EntityType::person, FacetKind::person},
    std::pair{EntityType::place, FacetKind::place},
    std::pair{EntityType::organisation, FacetKind::organisation},
};

// nullopt if names of this type are no facet.
[[nodiscard]] constexpr std::optional<FacetKind> kind_of(EntityType type) {
  for (const auto& [entity, kind] : kKindsOfTypes) {
    if (entity == type) return kind;
  }
  return std::nullopt;
}

// nullopt for kinds that are not recognized in text.
[[nodiscard]] constexpr std::optional<EntityType> entity_type_of(FacetKind kind) {
  for (const auto& [entity, known] : kKindsOfTypes) {
    if (known == kind) return entity;
  }
  return std::nullopt;
}

}  // namespace nachlese::ner
