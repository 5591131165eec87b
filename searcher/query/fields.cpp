#include "searcher/query/fields.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "core/base/ascii.hpp"
#include "core/base/strings.hpp"

namespace nachlese::query {
namespace {

constexpr auto kFirstFacet = static_cast<std::size_t>(Field::first_facet);

// Names of the fields that are no facets, in every language; the first one is printed.
constexpr std::array<std::array<std::string_view, kLanguageCount>, kFirstFacet> kOwnNames = {
    {{"title", "titel"}, {"id", "id"}, {"date", "datum"}, {"quote", "zitat"}}};

template <typename Names>
bool is_among(std::string_view name, const Names& names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view known) {
    return !known.empty() && equals_ignoring_case(name, known);
  });
}

}  // namespace

std::optional<Field> field_named(std::string_view name) {
  for (std::size_t i = 0; i < kOwnNames.size(); ++i) {
    if (is_among(name, kOwnNames[i])) return static_cast<Field>(i);
  }
  for (const FacetKindInfo& kind : kFacetKinds) {
    if (is_among(name, kind.fields)) return static_cast<Field>(kFirstFacet + index_of(kind.kind));
  }
  return std::nullopt;
}

std::string_view name_of(Field field) {
  const auto kind = facet_kind(field);
  return kind ? info(*kind).fields.front() : kOwnNames[static_cast<std::size_t>(field)].front();
}

std::optional<FacetKind> facet_kind(Field field) {
  const auto at = static_cast<std::size_t>(field);
  if (at < kFirstFacet) return std::nullopt;
  return static_cast<FacetKind>(at - kFirstFacet);
}

std::string list_of_fields(Language language) {
  const auto at = static_cast<std::size_t>(language);
  std::vector<std::string> out;
  for (const auto& names : kOwnNames) out.emplace_back(names[at]);
  for (const FacetKind kind : kOrderedKinds) out.emplace_back(info(kind).fields[at]);
  return join(out, ", ");
}

}  // namespace nachlese::query
