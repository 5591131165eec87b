// What a search asks for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/facet_kind.hpp"
#include "core/base/language.hpp"

namespace nachlese::search {

enum class Sort : std::uint8_t { relevance, newest, oldest };

// Kinds add up (AND). Values of one kind are alternatives (OR) unless the request asks for all of
// them; excluded values never match.
struct FacetFilter {
  FacetKind kind = FacetKind::person;
  std::string value;  // compared folded
  bool exclude = false;
};

// Numbers and texts of any size may be asked for; bounds are in searcher/api/bounds.hpp.
struct SearchRequest {
  std::string query;  // docs/QUERY.md; empty matches every article
  std::size_t limit = 10;
  std::size_t offset = 0;
  Sort sort = Sort::relevance;
  std::optional<Date> from;  // inclusive, at the date's own precision
  std::optional<Date> to;    // inclusive
  std::vector<FacetFilter> filters;
  bool all_values = false;  // values of one kind add up as well
  bool facets = false;
  std::size_t facet_limit = 10;  // values per kind
  bool collapse = true;          // one hit per duplicate cluster
  bool recency = true;           // of articles that fit about equally well the newer one first
                                 // (searcher/engine/recency.hpp)
  // Seconds from the call on, of all that is done for it; 0: no limit. After four fifths what was
  // found so far is the answer, after all of it hits have no marks, and after twice of it no more
  // hits are made.
  double timeout = 5;
  Language language = Language::english;
};

}  // namespace nachlese::search
