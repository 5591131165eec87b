// How many articles of an answer have a value, and how many were published when.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/facet_kind.hpp"

namespace nachlese::search {

struct FacetCount {
  std::string value;
  std::uint64_t count = 0;  // in the unit of the request: what a filter by this value finds
  std::string id{};         // 12 hex digits, for Searcher::name(); empty for months
  // Those among them that name the person by surname only. That it means this person is inferred
  // from the archive, where nearly everyone of that surname is this person.
  std::uint64_t presumed = 0;
};

struct Facets {
  bool exact = true;  // false: time ran out before all matches were counted
  // index: FacetKind; most frequent first.
  std::array<std::vector<FacetCount>, kFacetKindCount> by_kind;
  std::vector<FacetCount> months;  // "2018-07", ascending
  // "2018-07-16", ascending; only if the matches span at most kMostDays.
  std::vector<FacetCount> days;
  // "2018", ascending. A story with versions in two months counts in each, and once in their year.
  std::vector<FacetCount> years;
};

// A year: what a chart can show and a list may hold.
inline constexpr std::uint64_t kMostDays = 366;

}  // namespace nachlese::search
