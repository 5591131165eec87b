// The facets: kinds of values by which articles are filtered and counted.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nachlese {

// The numbers are stored in archives: never renumber.
enum class FacetKind : std::uint8_t {
  person,
  place,
  organisation,
  keyword,
  author,
  source,
  section,
  agency
};

struct FacetKindInfo {
  FacetKind kind;
  std::string_view name;    // singular, as in flags and query fields
  std::string_view plural;  // as in JSON
};

inline constexpr std::array kFacetKinds = {
    FacetKindInfo{FacetKind::person, "person", "persons"},
    FacetKindInfo{FacetKind::place, "place", "places"},
    FacetKindInfo{FacetKind::organisation, "organisation", "organisations"},
    FacetKindInfo{FacetKind::keyword, "keyword", "keywords"},
    FacetKindInfo{FacetKind::author, "author", "authors"},
    FacetKindInfo{FacetKind::source, "source", "sources"},
    FacetKindInfo{FacetKind::section, "section", "sections"},
    FacetKindInfo{FacetKind::agency, "agency", "agencies"},
};
inline constexpr std::size_t kFacetKindCount = kFacetKinds.size();

[[nodiscard]] constexpr const FacetKindInfo& info(FacetKind kind) {
  return kFacetKinds[static_cast<std::size_t>(kind)];
}

constexpr bool in_order_of_kinds() {
  for (std::size_t i = 0; i < kFacetKindCount; ++i) {
    if (kFacetKinds[i].kind != static_cast<FacetKind>(i)) return false;
  }
  return true;
}
static_assert(in_order_of_kinds());

}  // namespace nachlese
