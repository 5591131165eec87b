// The fields of the query language: title, id, date, quote, and one for each kind of facet.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/facet_kind.hpp"
#include "core/base/language.hpp"

namespace nachlese::query {

// The fields of facets follow, in the order of their kinds.
enum class Field : std::uint8_t { title, id, date, quote, first_facet };

// Upper and lower case alike.
[[nodiscard]] std::optional<Field> field_named(std::string_view name);
// The name that is printed.
[[nodiscard]] std::string_view name_of(Field field);
// The kind of facet that the field filters by; none for the others.
[[nodiscard]] std::optional<FacetKind> facet_kind(Field field);
// All names in one language, for messages: "title, id, date, person, …".
[[nodiscard]] std::string list_of_fields(Language language);

}  // namespace nachlese::query
