// The answer to a search.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/facet_kind.hpp"
#include "searcher/api/diagnostic.hpp"
#include "searcher/api/offered_search.hpp"

namespace nachlese::search {

// A name recognized in the query.
struct NameInQuery {
  FacetKind kind = FacetKind::person;
  std::string value;
};

struct Hit {
  std::string id;
  std::string title;  // plain text
  std::string kicker;
  std::string published;  // ISO 8601, empty if unknown
  std::string source;
  std::string section;
  std::vector<std::string> authors;
  std::string url;
  double score = 0;
  std::string title_html;  // escaped, highlights in <mark>
  std::string snippet;     // the same, with … where text was left out
  std::vector<std::string> persons;
  std::vector<std::string> presumed;  // of these, named by surname only (see FacetCount)
  std::vector<std::string> places;
  std::vector<std::string> organisations;
  std::uint64_t duplicates = 0;  // other versions of this text among the matches
  std::uint64_t length = 0;      // of lead and body, bytes
  std::string relation{};        // of similar articles: searcher/present/containment.hpp
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

// A year: what a chart can show and a list may hold.
inline constexpr std::uint64_t kMostDays = 366;

struct SearchResponse {
  std::string query;
  std::uint64_t total = 0;
  std::uint64_t versions = 0;  // the total with all versions of each article, which facets count
  bool total_exact = true;
  // false: the time was up before all matches were seen, or a shard does not answer.
  bool complete = true;
  double took_ms = 0;
  std::string suggestion;          // "did you mean"; empty if none
  bool corrected = false;          // nothing was found as typed; these are the suggestion's results
  std::vector<NameInQuery> names;  // recognized in the query
  std::vector<OfferedSearch> offers;  // if little was found
  std::vector<Diagnostic> diagnostics;
  std::vector<Hit> hits;
  std::optional<Facets> facets;
};

}  // namespace nachlese::search
