// The searches behind a timeline, beside the one for the answer itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/api/response.hpp"
#include "web/views/timeline.hpp"

namespace nachlese::web {

struct OverTime {
  std::vector<search::SearchResponse> others;  // of the compared queries, in their order
  // What each of them shares with the query; unknown where articles that lack words are shown.
  std::vector<std::optional<std::uint64_t>> common;
  std::optional<search::SearchResponse> all;         // all articles; only for shares
  std::optional<search::SearchResponse> everywhere;  // the query at any time; if there is a period

  // The series of a timeline that begins with `first`; the others must outlive the result.
  [[nodiscard]] SeriesCounts series(const search::Facets& first) const;
  [[nodiscard]] const search::Facets* all_counts() const;
};

// What both queries find.
[[nodiscard]] std::string both(const std::string& query, const std::string& other);

}  // namespace nachlese::web
