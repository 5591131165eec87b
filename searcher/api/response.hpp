// What a search finds.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/facet_kind.hpp"
#include "searcher/api/diagnostic.hpp"

namespace nachlese::search {

// A name that the query was understood to contain.
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
  std::string title_html;  // escaped, hits in <mark>
  std::string snippet;     // escaped, hits in <mark>, … where text was left out
  std::vector<std::string> persons;
  std::vector<std::string>
      presumed;  // those of `persons` that the text names by surname only (see FacetCount)
  std::vector<std::string> places;
  std::vector<std::string> organisations;
  std::uint64_t duplicates = 0;  // further versions of this text among the matches
  std::uint64_t length = 0;      // of lead and body, bytes
};

struct FacetCount {
  std::string value;
  std::uint64_t count = 0;  // articles
  std::string id{};         // 12 hex digits, for Searcher::name(); empty for months
  std::uint64_t presumed =
      0;  // so many of them name the person by surname only; that this person is meant is known
          // from the rest of the archive, where nearly everyone of that surname is this one
};

struct Facets {
  bool exact = true;  // false: the time was up before all matches were counted
  std::array<std::vector<FacetCount>, kFacetKindCount>
      by_kind;                     // index: FacetKind; most frequent first
  std::vector<FacetCount> months;  // "2018-07", ascending
  std::vector<FacetCount>
      days;  // "2018-07-16", ascending; only when the matches lie within kMostDays days
};

// A year: what a picture can show and a list may hold.
inline constexpr std::uint64_t kMostDays = 366;

struct SearchResponse {
  std::string query;
  std::uint64_t total = 0;
  std::uint64_t versions = 0;  // the same with all versions of each article, which facets count
  bool total_exact = true;
  bool complete =
      true;  // false: the time was up before all matches were seen, or a shard does not answer
  double took_ms = 0;
  std::string suggestion;          // did you mean; empty if none
  bool corrected = false;          // nothing was found as typed: this is what the suggestion finds
  std::vector<NameInQuery> names;  // recognized in the query
  std::vector<Diagnostic> diagnostics;
  std::vector<Hit> hits;
  std::optional<Facets> facets;
};

}  // namespace nachlese::search
