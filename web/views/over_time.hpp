// The searches behind a timeline, beside the one for the answer itself.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "web/backend.hpp"
#include "web/views/parameters.hpp"
#include "web/views/timeline.hpp"

namespace nachlese::web {

struct OverTime {
  std::vector<search::SearchResponse> others;        // of the compared queries, in their order
  std::vector<std::uint64_t> common;                 // what each of them shares with the query
  std::optional<search::SearchResponse> all;         // all articles; only for shares
  std::optional<search::SearchResponse> everywhere;  // the query at any time; if there is a period

  [[nodiscard]] bool complete() const;
  // The series of a timeline that begins with `first`; the others must outlive the result.
  [[nodiscard]] SeriesCounts series(const search::Facets& first) const;
  [[nodiscard]] const search::Facets* all_counts() const;
};

// A search that only counts: by year, month and day.
[[nodiscard]] search::SearchRequest counting(search::SearchRequest request, std::string query);
// What both queries find.
[[nodiscard]] std::string both(const std::string& query, const std::string& other);

// `overview`: also the query without its period.
[[nodiscard]] OverTime find_over_time(Context& context, const SearchParameters& search,
                                      bool overview);

}  // namespace nachlese::web
