// The answer to a search.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/facet_kind.hpp"
#include "searcher/api/diagnostic.hpp"
#include "searcher/api/hit.hpp"
#include "searcher/api/offered_search.hpp"
#include "searcher/api/quotation.hpp"
#include "searcher/api/related_word.hpp"

namespace nachlese::search {

// A name recognized in the query.
struct NameInQuery {
  FacetKind kind = FacetKind::person;
  std::string value;
};

struct FacetCount {
  std::string value;
  std::uint64_t count = 0;  // articles
  std::string id{};         // 12 hex digits, for Searcher::name(); empty for months
  // Those among them that name the person by surname only, as docs/NAMES.md explains.
  std::uint64_t presumed = 0;
};

struct Facets {
  bool exact = true;  // false: time ran out before all matches were counted
  // index: FacetKind; most frequent first.
  std::array<std::vector<FacetCount>, kFacetKindCount> by_kind;
  std::vector<FacetCount> months;  // "2018-07", ascending
  // "2018-07-16", ascending; only if the matches span at most kMostDays.
  std::vector<FacetCount> days;
};

inline constexpr std::uint64_t kMostDays = 366;  // what a chart can show and a list may hold

struct SearchResponse {
  std::string query;
  std::uint64_t total = 0;
  std::uint64_t versions = 0;  // the total with all versions of each article, which facets count
  bool total_exact = true;
  bool complete = true;  // false: the time was up before all was seen, or a shard does not answer
  double took_ms = 0;
  std::string suggestion;          // "did you mean"; empty if none
  bool corrected = false;          // nothing was found as typed; these are the suggestion's results
  std::vector<NameInQuery> names;  // recognized in the query
  std::vector<OfferedSearch> offers;  // if little was found
  std::vector<RelatedWord> related;   // if asked for, best first
  std::vector<Diagnostic> diagnostics;
  std::vector<Hit> hits;
  std::optional<Facets> facets;
  std::optional<QuoteList> quotes;  // instead of hits, if the request asks for quotations
};

}  // namespace nachlese::search
