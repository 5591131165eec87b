// The fields of the query language and their names.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/facet_kind.hpp"

namespace nachlese::query {

enum class Field : std::uint8_t {
  title,
  id,
  date,
  person,
  place,
  organisation,
  keyword,
  author,
  source,
  section,
  agency
};

struct FieldName {
  std::string_view name;  // lower case
  Field field;
};

// The first name of a field is printed.
inline constexpr std::array kFieldNames = {
    FieldName{"title", Field::title},
    FieldName{"titel", Field::title},
    FieldName{"id", Field::id},
    FieldName{"date", Field::date},
    FieldName{"datum", Field::date},
    FieldName{"person", Field::person},
    FieldName{"place", Field::place},
    FieldName{"ort", Field::place},
    FieldName{"org", Field::organisation},
    FieldName{"organisation", Field::organisation},
    FieldName{"keyword", Field::keyword},
    FieldName{"schlagwort", Field::keyword},
    FieldName{"author", Field::author},
    FieldName{"autor", Field::author},
    FieldName{"autorin", Field::author},
    FieldName{"source", Field::source},
    FieldName{"quelle", Field::source},
    FieldName{"section", Field::section},
    FieldName{"ressort", Field::section},
    FieldName{"agency", Field::agency},
    FieldName{"agentur", Field::agency},
};

// Ignores case.
[[nodiscard]] std::optional<Field> field_named(std::string_view name);
[[nodiscard]] std::string_view name_of(Field field);
// The facet kind that the field filters by; none for title, id and date.
[[nodiscard]] std::optional<FacetKind> facet_kind(Field field);

}  // namespace nachlese::query
