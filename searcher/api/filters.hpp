// Filters by values of facets.
#pragma once

#include <array>
#include <string>

#include "core/base/facet_kind.hpp"

namespace nachlese::search {

// For each kind, whether an article must have all of several values, or any one of them. Of the
// names in its text it must by default have all, since the question is who with whom; it has one
// source.
class ValueMatch {
 public:
  constexpr ValueMatch() {
    for (const FacetKindInfo& kind : kFacetKinds) set(kind.kind, kind.recognized);
  }
  constexpr explicit ValueMatch(bool all) { all_.fill(all); }

  [[nodiscard]] constexpr bool all_of(FacetKind kind) const { return all_[index_of(kind)]; }
  constexpr void set(FacetKind kind, bool all) { all_[index_of(kind)] = all; }

  friend constexpr bool operator==(const ValueMatch&, const ValueMatch&) = default;

 private:
  std::array<bool, kFacetKindCount> all_{};
};

// Filters of different kinds combine with AND, values of one kind as ValueMatch says. Excluded
// values never match.
struct FacetFilter {
  FacetKind kind = FacetKind::person;
  std::string value;  // compared folded
  bool exclude = false;
};

}  // namespace nachlese::search
