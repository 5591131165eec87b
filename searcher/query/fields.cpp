#include "searcher/query/fields.hpp"

#include <algorithm>

#include "core/base/ascii.hpp"

namespace nachlese::query {
std::optional<Field> field_named(std::string_view name) {
  for (const auto& known : kFieldNames) {
    if (equals_ignoring_case(name, known.name)) return known.field;
  }
  return std::nullopt;
}

std::string_view name_of(Field field) {
  for (const auto& known : kFieldNames) {
    if (known.field == field) return known.name;
  }
  return {};
}

std::optional<FacetKind> facet_kind(Field field) {
  switch (field) {
    case Field::person: return FacetKind::person;
    case Field::place: return FacetKind::place;
    case Field::organisation: return FacetKind::organisation;
    case Field::keyword: return FacetKind::keyword;
    case Field::author: return FacetKind::author;
    case Field::source: return FacetKind::source;
    case Field::section: return FacetKind::section;
    case Field::agency: return FacetKind::agency;
    case Field::title:
    case Field::id:
    case Field::date: break;
  }
  return std::nullopt;
}

}  // namespace nachlese::query
