// A search request.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/language.hpp"
#include "searcher/api/filters.hpp"

namespace nachlese::search {

// A new order is a row here, its label in web/views/messages.hpp and its way in
// searcher/session/executor.cpp.
enum class Sort : std::uint8_t { relevance, newest, oldest };

struct SortInfo {
  Sort sort;
  std::string_view name;  // in flags and addresses
};
inline constexpr std::array kSorts = {SortInfo{Sort::relevance, "relevance"},
                                      SortInfo{Sort::newest, "newest"},
                                      SortInfo{Sort::oldest, "oldest"}};
static_assert(kSorts[static_cast<std::size_t>(Sort::oldest)].sort == Sort::oldest);

[[nodiscard]] constexpr const SortInfo& info(Sort sort) {
  return kSorts[static_cast<std::size_t>(sort)];
}
[[nodiscard]] constexpr std::optional<Sort> sort_named(std::string_view name) {
  for (const SortInfo& row : kSorts) {
    if (row.name == name) return row.sort;
  }
  return std::nullopt;
}

// Sizes are not limited here; searcher/api/bounds.hpp has the bounds.
struct SearchRequest {
  std::string query;  // docs/QUERY.md; empty matches every article
  std::size_t limit = 10;
  std::size_t offset = 0;
  Sort sort = Sort::relevance;
  std::optional<Date> from;  // inclusive, at the date's own precision
  std::optional<Date> to;    // inclusive
  std::vector<FacetFilter> filters;
  ValueMatch match;
  // Values of a kind whose filter any one value passes are counted without this filter, so that the
  // others stay to be chosen.
  bool facets = false;
  std::size_t facet_limit = 10;  // values per kind
  std::size_t related = 0;       // related words wanted, for the first page only
  // One hit per cluster, which is counted once everywhere: in totals, facets and over time. Else
  // every version is a hit and counts.
  bool collapse = true;
  bool articles = false;  // hits carry their articles
  // Answer with quotations: the words of the query must be in the same one (docs/QUERY.md), limit
  // and offset count entries, and there are no hits.
  bool quotes = false;
  // Beside `quotes`: answer with the articles that have these quotations, as hits. Each version
  // counts, as it does where the quotations are counted.
  bool quoting = false;
  // Only articles in which neighboring words of the query stand near each other, too, so that the
  // oldest one is the first report and not one that happens to have all words.
  bool clear = false;
  // Prefer newer articles among those that fit about equally well (searcher/engine/recency.hpp).
  bool recency = true;
  // Among the best hundred prefer articles with the words that the best share
  // (searcher/session/feedback.hpp).
  bool feedback = true;
  // Seconds for everything from the call on; 0: no limit. After 80 % of it the answer is what was
  // found so far, after all of it hits lack highlights, after twice of it no more hits are made.
  double timeout = 5;
  Language language = Language::english;
};

}  // namespace nachlese::search
